ALTER TABLE `journal` RENAME TO `journal_unchained`;
--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`details_hash` text,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal_details` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal_erasures` (
	`seq` integer PRIMARY KEY NOT NULL,
	`erasure_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_erasures_by_entry` ON `journal_erasures` (`erasure_seq`);--> statement-breakpoint
CREATE TABLE `journal_subjects` (
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`seq`, `kind`, `subject_id`)
);
--> statement-breakpoint
CREATE INDEX `journal_by_subject` ON `journal_subjects` (`subject_id`,`seq`);
--> statement-breakpoint
CREATE TRIGGER `journal_without_gap` BEFORE INSERT ON `journal` WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal has no gap'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_kept` BEFORE DELETE ON `journal`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_unchanged` BEFORE UPDATE ON `journal`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_subjects_added_once` BEFORE INSERT ON `journal_subjects` WHEN EXISTS (SELECT 1 FROM journal_subjects s WHERE s.seq = NEW.seq AND s.kind = NEW.kind AND s.subject_id = NEW.subject_id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_subjects_kept` BEFORE DELETE ON `journal_subjects`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_subjects_unchanged` BEFORE UPDATE ON `journal_subjects`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_details_added_once` BEFORE INSERT ON `journal_details` WHEN EXISTS (SELECT 1 FROM journal_details d WHERE d.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the details of the journal do not change'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_details_unchanged` BEFORE UPDATE ON `journal_details`
BEGIN SELECT RAISE(ABORT, 'the details of the journal do not change'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_details_erased_by_an_entry` BEFORE DELETE ON `journal_details` WHEN NOT EXISTS (
  SELECT 1 FROM journal_erasures e JOIN journal j ON j.seq = e.erasure_seq
  WHERE e.seq = OLD.seq AND j.action = 'journal.details-erased'
)
BEGIN SELECT RAISE(ABORT, 'details are erased by an entry of the journal that says so'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_erasures_added_once` BEFORE INSERT ON `journal_erasures` WHEN EXISTS (SELECT 1 FROM journal_erasures e WHERE e.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_erasures_kept` BEFORE DELETE ON `journal_erasures`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_erasures_unchanged` BEFORE UPDATE ON `journal_erasures`
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
