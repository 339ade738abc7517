CREATE TABLE `plan_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`heading_id` text NOT NULL,
	`sheet_id` text,
	`also_sheet_id` text,
	`code` text,
	`listed_title` text,
	`note` text,
	`position` integer NOT NULL,
	`since` text NOT NULL,
	`base` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`heading_id`) REFERENCES `plan_headings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_actions_by_sheet` ON `plan_actions` (`sheet_id`);--> statement-breakpoint
CREATE INDEX `plan_actions_by_code` ON `plan_actions` (`code`);--> statement-breakpoint
CREATE TABLE `plan_budget_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`euros` real NOT NULL,
	`on` text NOT NULL,
	`funder` text,
	`note` text,
	`document_id` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`voided_by` text,
	`voided_at` text,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_budget_facts_by_action` ON `plan_budget_facts` (`action_id`);--> statement-breakpoint
CREATE TABLE `plan_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`on` text NOT NULL,
	`patch` text NOT NULL,
	`origin` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_changes_by_action` ON `plan_changes` (`action_id`);--> statement-breakpoint
CREATE INDEX `plan_changes_by_author` ON `plan_changes` (`author_id`);--> statement-breakpoint
CREATE TABLE `plan_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`text` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_comments_by_action` ON `plan_comments` (`action_id`);--> statement-breakpoint
CREATE INDEX `plan_comments_by_author` ON `plan_comments` (`author_id`);--> statement-breakpoint
CREATE TABLE `plan_document_contents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `plan_documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plan_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_documents_by_action` ON `plan_documents` (`action_id`);--> statement-breakpoint
CREATE INDEX `plan_documents_by_author` ON `plan_documents` (`author_id`);--> statement-breakpoint
CREATE TABLE `plan_headings` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`source` text,
	`position` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_indicators` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`label` text NOT NULL,
	`definition` text NOT NULL,
	`unit` text NOT NULL,
	`kind` text,
	`source` text NOT NULL,
	`frequency` text NOT NULL,
	`counter` text,
	`national_id` integer,
	`since` text NOT NULL,
	`position` integer NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_indicators_by_action` ON `plan_indicators` (`action_id`);--> statement-breakpoint
CREATE TABLE `plan_links` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`counter` text NOT NULL,
	`from` text,
	`to` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_links_by_action` ON `plan_links` (`action_id`);--> statement-breakpoint
CREATE TABLE `plan_values` (
	`id` text PRIMARY KEY NOT NULL,
	`indicator_id` text NOT NULL,
	`series` text NOT NULL,
	`on` text NOT NULL,
	`value` real NOT NULL,
	`basis` text,
	`comment` text,
	`document_id` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`superseded_by` text,
	`superseded_at` text,
	FOREIGN KEY (`indicator_id`) REFERENCES `plan_indicators`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_values_by_indicator` ON `plan_values` (`indicator_id`);--> statement-breakpoint
CREATE INDEX `plan_values_by_author` ON `plan_values` (`author_id`);