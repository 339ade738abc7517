CREATE TABLE `synergy_exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`on` text NOT NULL,
	`organisation_ids` text NOT NULL,
	`quantity` real,
	`unit` text,
	`tonnes` real,
	`euros` real,
	`basis` text NOT NULL,
	`outlet` text,
	`vehicle` text,
	`evidence` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`voided_at` text,
	`voided_by` text,
	`void_reason` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `synergy_exchanges_by_synergy` ON `synergy_exchanges` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `synergy_exchanges_by_author` ON `synergy_exchanges` (`author_id`);