CREATE TABLE `group_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`text` text NOT NULL,
	`taken_on` text NOT NULL,
	`corrects_id` text,
	`author_id` text NOT NULL,
	`organisation_id` text,
	`at` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_decisions_by_group` ON `group_decisions` (`group_id`);--> statement-breakpoint
CREATE INDEX `group_decisions_by_author` ON `group_decisions` (`author_id`);--> statement-breakpoint
CREATE INDEX `group_decisions_by_organisation` ON `group_decisions` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `group_document_contents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `group_documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `group_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`author_id` text NOT NULL,
	`organisation_id` text,
	`at` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_documents_by_group` ON `group_documents` (`group_id`);--> statement-breakpoint
CREATE INDEX `group_documents_by_author` ON `group_documents` (`author_id`);--> statement-breakpoint
CREATE INDEX `group_documents_by_organisation` ON `group_documents` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `group_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
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
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_meetings_by_group` ON `group_meetings` (`group_id`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`group_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`message` text,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`group_id`, `organisation_id`),
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_members_by_organisation` ON `group_members` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `group_members_by_user` ON `group_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `group_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`author_id` text NOT NULL,
	`organisation_id` text,
	`text` text,
	`document_id` text,
	`at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_messages_by_group` ON `group_messages` (`group_id`,`at`);--> statement-breakpoint
CREATE INDEX `group_messages_by_author` ON `group_messages` (`author_id`);--> statement-breakpoint
CREATE INDEX `group_messages_by_organisation` ON `group_messages` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `group_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`label` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`done_at` text,
	`done_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_tasks_by_group` ON `group_tasks` (`group_id`);--> statement-breakpoint
CREATE INDEX `group_tasks_by_owner` ON `group_tasks` (`owner_id`);--> statement-breakpoint
CREATE TABLE `working_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`objectives` text,
	`visibility` text NOT NULL,
	`lead_id` text,
	`synergy_id` text,
	`pooled_resource_id` text,
	`news_at` text NOT NULL,
	`closed_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `working_groups_by_synergy` ON `working_groups` (`synergy_id`);