CREATE TABLE `synergy_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`place` text,
	`sequence` integer NOT NULL,
	`cancelled_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_meetings_by_synergy` ON `synergy_meetings` (`synergy_id`);--> statement-breakpoint
CREATE TABLE `synergy_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`audience` text NOT NULL,
	`item` text,
	`label` text,
	`owner_id` text,
	`due_on` text,
	`done_at` text,
	`done_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_tasks_by_synergy` ON `synergy_tasks` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_tasks_by_owner` ON `synergy_tasks` (`owner_id`);