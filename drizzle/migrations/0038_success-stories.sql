CREATE TABLE `story_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`story_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`answer` text NOT NULL,
	`version` integer NOT NULL,
	`digest` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `success_stories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_consents_by_story` ON `story_consents` (`story_id`);--> statement-breakpoint
CREATE INDEX `story_consents_by_organisation` ON `story_consents` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `story_consents_by_user` ON `story_consents` (`user_id`);--> statement-breakpoint
CREATE TABLE `success_stories` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`public_id` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`quote` text,
	`figures` text NOT NULL,
	`version` integer NOT NULL,
	`asked_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `success_stories_synergyId_unique` ON `success_stories` (`synergy_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `success_stories_publicId_unique` ON `success_stories` (`public_id`);