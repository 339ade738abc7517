CREATE TABLE `training_follows` (
	`step_id` text NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text,
	`noted_by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`step_id`, `user_id`),
	FOREIGN KEY (`step_id`) REFERENCES `training_steps`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `training_follows_by_user` ON `training_follows` (`user_id`);--> statement-breakpoint
CREATE INDEX `training_follows_by_organisation` ON `training_follows` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `training_paths` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`resource_id` text,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`published_at` text,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_paths_by_author` ON `training_paths` (`created_by`);--> statement-breakpoint
CREATE TABLE `training_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`path_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`information_id` text,
	`event_id` text,
	`title` text NOT NULL,
	`held_on` text,
	`place` text,
	FOREIGN KEY (`path_id`) REFERENCES `training_paths`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`information_id`) REFERENCES `information_items`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `network_events`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `training_steps_by_path` ON `training_steps` (`path_id`,`position`);