/** What a part of a document is, as screen readers name it (ISO 32000-1, 14.8.4). */
export type Tag = 'H1' | 'H2' | 'P' | 'Note' | 'Table' | 'Caption' | 'TR' | 'TH' | 'TD';

/** A part of the document: what it is, and what is written in it, over as many pages as it takes. */
export type Part = PDFKit.PDFStructureElement;

/**
 * The logical structure of a PDF beside its ink, by which it is read aloud, searched and reflowed: parts in reading order,
 * each with its tag. What belongs to no part (page numbers, lines, a head that stands again) is an artifact and is not read.
 */
export class Structure {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #document: Part;
  #current: Part | undefined;
  #tag: Tag = 'P';

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    this.#document = pdf.struct('Document');
    pdf.addStructure(this.#document);
  }

  /** A new part at the end of another, or of the document. A head of a column says so. It is over with its `end`. */
  part(tag: Tag, inside: Part = this.#document): Part {
    // The types lag behind: `scope` is in pdfkit's documentation of structure elements.
    const options = (tag === 'TH' ? { scope: 'Column' } : {}) as PDFKit.Mixins.StructureElementOptions;
    const part = this.#pdf.struct(tag, options);
    inside.add(part);
    return part;
  }

  /** Whatever the work writes belongs to the part; to none, it is an artifact. */
  into(part: Part | undefined, tag: Tag, work: () => void): void {
    const [before, beforeTag] = [this.#current, this.#tag];
    [this.#current, this.#tag] = [part, tag];
    work();
    [this.#current, this.#tag] = [before, beforeTag];
  }

  /** A part of its own for what the work writes. */
  whole(tag: Tag, work: () => void): void {
    const part = this.part(tag);
    this.into(part, tag, work);
    part.end();
  }

  /** Marks the ink of one call, which is on one page. */
  mark(draw: () => void): void {
    if (this.#current === undefined) this.#pdf.markContent('Artifact', { type: 'Layout' });
    else this.#current.add(this.#pdf.markStructureContent(this.#tag));
    draw();
    this.#pdf.endMarkedContent();
  }
}
