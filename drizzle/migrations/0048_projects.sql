CREATE TABLE `project_lacks` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`label` text NOT NULL,
	`is_met` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_lacks_by_project` ON `project_lacks` (`project_id`);--> statement-breakpoint
CREATE TABLE `project_members` (
	`project_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`message` text,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`project_id`, `organisation_id`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_members_by_organisation` ON `project_members` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `project_members_by_user` ON `project_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `project_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`reason` text,
	`note` text,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_steps_by_project` ON `project_steps` (`project_id`);--> statement-breakpoint
CREATE INDEX `project_steps_by_author` ON `project_steps` (`actor_id`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`what` text NOT NULL,
	`with_whom` text,
	`due_on` text,
	`visibility` text NOT NULL,
	`stage` text NOT NULL,
	`stage_at` text NOT NULL,
	`suspended_from` text,
	`supporter_id` text,
	`group_id` text,
	`synergy_id` text,
	`service_id` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `projects_by_group` ON `projects` (`group_id`);--> statement-breakpoint
CREATE INDEX `projects_by_synergy` ON `projects` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `projects_by_service` ON `projects` (`service_id`);