CREATE TABLE `knowledge_versions` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `knowledge_versions_by_author` ON `knowledge_versions` (`created_by`);