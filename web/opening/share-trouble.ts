/** Why a share could not be used here. Nothing has left the browser. */
export class ShareTrouble extends Error {
  override readonly name = 'ShareTrouble';
  readonly word: 'wrongFile' | 'wrongKey' | 'wrongShare';

  constructor(word: ShareTrouble['word']) {
    super(word);
    this.word = word;
  }
}
