-- DropForeignKey
ALTER TABLE "cards" DROP CONSTRAINT "cards_owner_id_fkey";

-- DropForeignKey
ALTER TABLE "cards" DROP CONSTRAINT "cards_company_id_fkey";

-- DropForeignKey
ALTER TABLE "calendar_events" DROP CONSTRAINT "calendar_events_user_id_fkey";

-- DropForeignKey
ALTER TABLE "calendar_events" DROP CONSTRAINT "calendar_events_card_id_fkey";

-- DropForeignKey
ALTER TABLE "company_enrichments" DROP CONSTRAINT "company_enrichments_company_id_fkey";

-- DropForeignKey
ALTER TABLE "card_enrichments" DROP CONSTRAINT "card_enrichments_card_id_fkey";

-- DropTable
DROP TABLE "users";

-- DropTable
DROP TABLE "cards";

-- DropTable
DROP TABLE "companies";

-- DropTable
DROP TABLE "calendar_events";

-- DropTable
DROP TABLE "company_enrichments";

-- DropTable
DROP TABLE "card_enrichments";

-- DropEnum
DROP TYPE "card_source";

-- DropEnum
DROP TYPE "enrichment_status";
