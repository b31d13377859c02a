-- CreateIndex
CREATE INDEX "provider_capability_search" ON "provider_capability"("item", "region_code", "capacity", "organisation_id");
