CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "deliveries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_deliveries" PRIMARY KEY,
    "received_at" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "note" TEXT NULL
);

CREATE TABLE "delivery_files" (
    "delivery" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "read" INTEGER NOT NULL,
    "stored" INTEGER NOT NULL,
    "replaced" INTEGER NOT NULL,
    "quarantined" INTEGER NOT NULL,
    "sha256" TEXT NULL,
    CONSTRAINT "PK_delivery_files" PRIMARY KEY ("delivery", "place")
);

CREATE TABLE "quarantine" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_quarantine" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "value_class" TEXT NOT NULL,
    "reason_sv" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL
);

CREATE INDEX "quarantine_delivery" ON "quarantine" ("delivery");

CREATE TABLE "unread_cells" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_unread_cells" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL
);

CREATE INDEX "unread_cells_delivery" ON "unread_cells" ("delivery");

CREATE TABLE "findings" (
    "delivery" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "check" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    "sv" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    CONSTRAINT "PK_findings" PRIMARY KEY ("delivery", "place")
);

CREATE TABLE "units" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_units" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_unit_id" TEXT NULL,
    "provider" TEXT NULL,
    "provider_form" INTEGER NULL,
    "care_level" INTEGER NOT NULL,
    "entry_scenario" INTEGER NULL,
    "entry_attested" INTEGER NULL,
    "mission" TEXT NULL,
    "valid_from" INTEGER NULL,
    "valid_to" INTEGER NULL
);

CREATE UNIQUE INDEX "units_current" ON "units" ("unit_id", "valid_from") WHERE superseded_by IS NULL;

CREATE TABLE "patients" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_patients" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "patient_id" TEXT NOT NULL,
    "birth_year" INTEGER NOT NULL,
    "birth_month" INTEGER NULL,
    "sex" INTEGER NULL,
    "municipality" TEXT NULL,
    "home_region" TEXT NULL,
    "protected" INTEGER NOT NULL,
    "merged_into" TEXT NULL,
    "journal_ref" TEXT NULL
);

CREATE UNIQUE INDEX "patients_current" ON "patients" ("patient_id") WHERE superseded_by IS NULL;

CREATE INDEX "patients_merged_into" ON "patients" ("merged_into") WHERE merged_into IS NOT NULL;

CREATE TABLE "referrals" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_referrals" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "referral_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "kind" INTEGER NULL,
    "referrer_type" TEXT NULL,
    "reason" TEXT NULL,
    "decided_on" INTEGER NULL,
    "received_on" INTEGER NOT NULL,
    "assessed_on" INTEGER NULL,
    "outcome" INTEGER NULL,
    "outcome_on" INTEGER NULL,
    "forwarded_to" TEXT NULL,
    "assessment" INTEGER NULL
);

CREATE UNIQUE INDEX "referrals_current" ON "referrals" ("referral_id") WHERE superseded_by IS NULL;

CREATE INDEX "referrals_patient_id" ON "referrals" ("patient_id") WHERE patient_id IS NOT NULL;

CREATE TABLE "commitments" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_commitments" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "commitment_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "opened_on" INTEGER NOT NULL,
    "closed_on" INTEGER NULL,
    "close_reason" TEXT NULL
);

CREATE UNIQUE INDEX "commitments_current" ON "commitments" ("commitment_id") WHERE superseded_by IS NULL;

CREATE INDEX "commitments_patient_id" ON "commitments" ("patient_id") WHERE patient_id IS NOT NULL;

CREATE TABLE "waits" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_waits" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "wait_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "measuring_point" INTEGER NOT NULL,
    "referral_id" TEXT NULL,
    "commitment_id" TEXT NULL,
    "listed_on" INTEGER NOT NULL,
    "decided_on" INTEGER NULL,
    "deviation" INTEGER NOT NULL,
    "kva" TEXT NULL,
    "question" TEXT NULL,
    "priority" TEXT NULL,
    "removed_on" INTEGER NULL,
    "removal_reason" INTEGER NULL,
    "closed_on" INTEGER NULL,
    "redo" INTEGER NULL
);

CREATE UNIQUE INDEX "waits_current" ON "waits" ("wait_id") WHERE superseded_by IS NULL;

CREATE INDEX "waits_patient_id" ON "waits" ("patient_id") WHERE patient_id IS NOT NULL;

CREATE TABLE "moves" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_moves" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "wait_id" TEXT NOT NULL,
    "moved_on" INTEGER NOT NULL,
    "from_unit_id" TEXT NOT NULL,
    "to_unit_id" TEXT NOT NULL,
    "reason" INTEGER NULL
);

CREATE UNIQUE INDEX "moves_current" ON "moves" ("wait_id", "moved_on", "from_unit_id") WHERE superseded_by IS NULL;

CREATE TABLE "offers" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_offers" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "wait_id" TEXT NOT NULL,
    "given_on" INTEGER NOT NULL,
    "offered_for" INTEGER NOT NULL,
    "informed_of_guarantee" INTEGER NULL,
    "answer" INTEGER NULL
);

CREATE UNIQUE INDEX "offers_current" ON "offers" ("wait_id", "given_on", "offered_for") WHERE superseded_by IS NULL;

CREATE TABLE "contacts" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_contacts" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "contact_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "started_on" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "cancelled_by" INTEGER NULL,
    "measuring_point" INTEGER NULL,
    "wait_id" TEXT NULL,
    "referral_id" TEXT NULL,
    "decided_on" INTEGER NULL,
    "contact_type" TEXT NULL,
    "present" INTEGER NULL,
    "profession" TEXT NULL,
    "kva" TEXT NULL,
    "icd" TEXT NULL,
    "deviation" INTEGER NOT NULL,
    "commitment_id" TEXT NULL,
    "question" TEXT NULL,
    "bought" INTEGER NULL,
    "booked_on" INTEGER NULL,
    "registered_on" INTEGER NULL
);

CREATE UNIQUE INDEX "contacts_current" ON "contacts" ("contact_id") WHERE superseded_by IS NULL;

CREATE INDEX "contacts_wait_id" ON "contacts" ("wait_id") WHERE wait_id IS NOT NULL;

CREATE INDEX "contacts_patient_id" ON "contacts" ("patient_id") WHERE patient_id IS NOT NULL;

CREATE TABLE "figures" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_figures" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "region" TEXT NOT NULL,
    "unit" TEXT NULL,
    "month" INTEGER NOT NULL,
    "measuring_point" INTEGER NOT NULL,
    "completed" INTEGER NULL,
    "excluded_mov" INTEGER NULL,
    "excluded_sov" INTEGER NULL,
    "excluded_pvv" INTEGER NULL,
    "counted" INTEGER NULL,
    "in_time" INTEGER NULL,
    "waiting" INTEGER NULL,
    "waiting_in_time" INTEGER NULL,
    "added" INTEGER NULL,
    "removed" INTEGER NULL,
    "planned" INTEGER NULL,
    "left_out" INTEGER NULL,
    "moved_in" INTEGER NULL,
    "moved_out" INTEGER NULL,
    "completed_for_others" INTEGER NULL,
    "completed_elsewhere" INTEGER NULL
);

CREATE UNIQUE INDEX "figures_current" ON "figures" ("region", "unit", "month", "measuring_point") WHERE superseded_by IS NULL;

CREATE TABLE "flow_sums" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_flow_sums" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "region" TEXT NOT NULL,
    "first_month" INTEGER NOT NULL,
    "last_month" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "completed" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "flow_sums_current" ON "flow_sums" ("region", "first_month", "last_month") WHERE superseded_by IS NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123000000_First', '10.0.14');

CREATE TABLE "medications" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_medications" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "patient_id" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "started_on" INTEGER NOT NULL,
    "atc" TEXT NOT NULL,
    "followed_up_on" INTEGER NULL
);

CREATE UNIQUE INDEX "medications_current" ON "medications" ("patient_id", "unit_id", "started_on", "atc") WHERE superseded_by IS NULL;

CREATE INDEX "units_superseded_by" ON "units" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "patients_superseded_by" ON "patients" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "referrals_superseded_by" ON "referrals" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "commitments_superseded_by" ON "commitments" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "waits_superseded_by" ON "waits" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "moves_superseded_by" ON "moves" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "offers_superseded_by" ON "offers" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "contacts_superseded_by" ON "contacts" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "figures_superseded_by" ON "figures" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "flow_sums_superseded_by" ON "flow_sums" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE INDEX "medications_superseded_by" ON "medications" ("superseded_by") WHERE superseded_by IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125000000_Medications', '10.0.14');

ALTER TABLE "deliveries" ADD "undoes" INTEGER NULL;

ALTER TABLE "deliveries" ADD "mapping" TEXT NULL;

ALTER TABLE "deliveries" ADD "log" TEXT NULL;

CREATE TABLE "accepted_findings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_accepted_findings" PRIMARY KEY,
    "check" TEXT NOT NULL,
    "unit" TEXT NULL,
    "month" INTEGER NULL,
    "count" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawn_by" TEXT NULL
);

CREATE TABLE "publications" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_publications" PRIMARY KEY,
    "region" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "delivery" INTEGER NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "rule_set" TEXT NOT NULL,
    "rules_hash" TEXT NOT NULL,
    "basis" INTEGER NOT NULL,
    "agreement" TEXT NULL,
    "program" TEXT NOT NULL,
    "decided_at" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "checked_by" TEXT NULL,
    "reason" TEXT NULL,
    "figures" TEXT NOT NULL,
    "goals" TEXT NULL,
    "changes" TEXT NULL
);

CREATE TABLE "close_steps" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_close_steps" PRIMARY KEY,
    "region" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "unit" TEXT NULL,
    "step" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "instead_of" TEXT NULL,
    "comment" TEXT NULL,
    "delivery" INTEGER NULL,
    "detail" TEXT NULL
);

CREATE TABLE "kept_files" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_kept_files" PRIMARY KEY,
    "region" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125200000_Versions', '10.0.14');

CREATE TABLE "national_completed" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_national_completed" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "month" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_hsa_id" TEXT NOT NULL,
    "hospital_code" TEXT NULL,
    "hospital_name" TEXT NULL,
    "provider_hsa_id" TEXT NOT NULL,
    "care_unit_hsa_id" TEXT NOT NULL,
    "own_unit_hsa_id" TEXT NULL,
    "contact_id" TEXT NOT NULL,
    "guaranteed" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "mvo" TEXT NOT NULL,
    "activity" TEXT NULL,
    "activity_kva" TEXT NULL,
    "activity_icd" TEXT NULL,
    "birth_year" INTEGER NOT NULL,
    "sex" INTEGER NOT NULL,
    "municipality" TEXT NOT NULL,
    "listed_at_hsa_id" TEXT NULL,
    "booking" TEXT NOT NULL,
    "contact_type" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "deviation" INTEGER NOT NULL,
    "decided_on" INTEGER NOT NULL,
    "target_on" INTEGER NULL,
    "referrer_type" TEXT NULL,
    "referrer_hsa_id" TEXT NULL,
    "referral_id" TEXT NULL,
    "referred_on" INTEGER NULL,
    "arrived_on" INTEGER NULL,
    "started_on" INTEGER NULL,
    "acute_kind" TEXT NULL,
    "acute_started_on" INTEGER NULL,
    "assessed_on" INTEGER NULL,
    "ended_on" INTEGER NULL,
    "broken_off" TEXT NULL
);

CREATE UNIQUE INDEX "national_completed_current" ON "national_completed" ("region_code", "contact_id") WHERE superseded_by IS NULL;

CREATE INDEX "national_completed_superseded_by" ON "national_completed" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE TABLE "national_waiting" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_national_waiting" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "month" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_hsa_id" TEXT NOT NULL,
    "hospital_code" TEXT NULL,
    "hospital_name" TEXT NULL,
    "provider_hsa_id" TEXT NOT NULL,
    "care_unit_hsa_id" TEXT NOT NULL,
    "own_unit_hsa_id" TEXT NULL,
    "contact_id" TEXT NOT NULL,
    "guaranteed" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "mvo" TEXT NOT NULL,
    "activity" TEXT NULL,
    "activity_kva" TEXT NULL,
    "activity_icd" TEXT NULL,
    "birth_year" INTEGER NOT NULL,
    "sex" INTEGER NOT NULL,
    "municipality" TEXT NOT NULL,
    "listed_at_hsa_id" TEXT NULL,
    "booking" TEXT NOT NULL,
    "contact_type" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "deviation" INTEGER NOT NULL,
    "decided_on" INTEGER NOT NULL,
    "target_on" INTEGER NULL,
    "referrer_type" TEXT NULL,
    "referrer_hsa_id" TEXT NULL,
    "referral_id" TEXT NULL,
    "referred_on" INTEGER NULL,
    "arrived_on" INTEGER NULL
);

CREATE UNIQUE INDEX "national_waiting_current" ON "national_waiting" ("month", "region_code", "contact_id") WHERE superseded_by IS NULL;

CREATE INDEX "national_waiting_superseded_by" ON "national_waiting" ("superseded_by") WHERE superseded_by IS NOT NULL;

CREATE TABLE "national_codes" (
    "row_id" INTEGER NOT NULL CONSTRAINT "PK_national_codes" PRIMARY KEY,
    "delivery" INTEGER NOT NULL,
    "superseded_by" INTEGER NULL,
    "block" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "is_main" INTEGER NULL
);

CREATE UNIQUE INDEX "national_codes_current" ON "national_codes" ("block", "region_code", "contact_id", "code") WHERE superseded_by IS NULL;

CREATE INDEX "national_codes_superseded_by" ON "national_codes" ("superseded_by") WHERE superseded_by IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125210000_NationalRecords', '10.0.14');

CREATE TABLE "check_outcomes" (
    "delivery" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "check" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    "sv" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    CONSTRAINT "PK_check_outcomes" PRIMARY KEY ("delivery", "place")
);

ALTER TABLE "national_waiting" ADD "started_on" INTEGER NULL;

ALTER TABLE "national_waiting" ADD "snapshot_on" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126000000_CheckOutcomes', '10.0.14');

CREATE TABLE "plans" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_plans" PRIMARY KEY,
    "region" TEXT NOT NULL,
    "unit" TEXT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "growth_per_mille" INTEGER NOT NULL,
    "numbers" TEXT NOT NULL
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126020000_Plans', '10.0.14');

CREATE TABLE "check_places" (
    "delivery" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "check" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "month" INTEGER NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "PK_check_places" PRIMARY KEY ("delivery", "place")
);

ALTER TABLE "close_steps" ADD "due_on" INTEGER NULL;

CREATE UNIQUE INDEX "publications_version" ON "publications" ("region", "month", "version");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126060000_UnitFindings', '10.0.14');

CREATE INDEX "units_delivery" ON "units" ("delivery") WHERE delivery > 1;

CREATE INDEX "patients_delivery" ON "patients" ("delivery") WHERE delivery > 1;

CREATE INDEX "referrals_delivery" ON "referrals" ("delivery") WHERE delivery > 1;

CREATE INDEX "commitments_delivery" ON "commitments" ("delivery") WHERE delivery > 1;

CREATE INDEX "waits_delivery" ON "waits" ("delivery") WHERE delivery > 1;

CREATE INDEX "moves_delivery" ON "moves" ("delivery") WHERE delivery > 1;

CREATE INDEX "offers_delivery" ON "offers" ("delivery") WHERE delivery > 1;

CREATE INDEX "contacts_delivery" ON "contacts" ("delivery") WHERE delivery > 1;

CREATE INDEX "figures_delivery" ON "figures" ("delivery") WHERE delivery > 1;

CREATE INDEX "flow_sums_delivery" ON "flow_sums" ("delivery") WHERE delivery > 1;

CREATE INDEX "medications_delivery" ON "medications" ("delivery") WHERE delivery > 1;

CREATE INDEX "national_completed_delivery" ON "national_completed" ("delivery") WHERE delivery > 1;

CREATE INDEX "national_waiting_delivery" ON "national_waiting" ("delivery") WHERE delivery > 1;

CREATE INDEX "national_codes_delivery" ON "national_codes" ("delivery") WHERE delivery > 1;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126070000_LaterRows', '10.0.14');

