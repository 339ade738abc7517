CREATE TABLE `audit_campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`notes` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`position` integer NOT NULL,
	`sector` text,
	`headcount_bands` text,
	`commune_code` text,
	`wanted` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `audit_campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `campaign_lines_by_campaign` ON `campaign_lines` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `campaign_members` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `organisation_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `audit_campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `campaign_members_by_organisation` ON `campaign_members` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `energy_action_states` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`status` text NOT NULL,
	`on` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `energy_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `energy_action_states_by_action` ON `energy_action_states` (`action_id`);--> statement-breakpoint
CREATE TABLE `energy_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`type` text NOT NULL,
	`label` text NOT NULL,
	`kwh_per_year` real,
	`created_at` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `energy_actions_by_visit` ON `energy_actions` (`visit_id`);--> statement-breakpoint
CREATE INDEX `energy_actions_by_organisation` ON `energy_actions` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `visit_flows` (
	`visit_id` text NOT NULL,
	`flow_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`before` text NOT NULL,
	`correction` text,
	`after` text,
	`note` text,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	`sealed_at` text,
	PRIMARY KEY(`visit_id`, `flow_id`),
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visit_flows_by_flow` ON `visit_flows` (`flow_id`);--> statement-breakpoint
CREATE TABLE `visit_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`to` text NOT NULL,
	`note` text,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visit_steps_by_visit` ON `visit_steps` (`visit_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`campaign_id` text,
	`facilitator_id` text NOT NULL,
	`status` text NOT NULL,
	`planned_on` text NOT NULL,
	`made_on` text,
	`met` text,
	`findings` text NOT NULL,
	`expectations` text,
	`engaged_on` text,
	`engaged_by` text,
	`engaged_as` text,
	`engagement` text,
	`record` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campaign_id`) REFERENCES `audit_campaigns`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `visits_by_organisation` ON `visits` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `visits_by_campaign` ON `visits` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `visits_by_status` ON `visits` (`status`,`planned_on`);