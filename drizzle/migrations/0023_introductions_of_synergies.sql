PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_introductions` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`message` text,
	`opened_by` text NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_introductions`("id", "synergy_id", "message", "opened_by", "opened_at") SELECT "id", "synergy_id", "message", "opened_by", "opened_at" FROM `introductions`;--> statement-breakpoint
DROP TABLE `introductions`;--> statement-breakpoint
ALTER TABLE `__new_introductions` RENAME TO `introductions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `introductions_by_synergy` ON `introductions` (`synergy_id`);