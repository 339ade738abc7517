CREATE TABLE `match_decisions` (
	`stock_id` text NOT NULL,
	`need_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`note` text,
	`facts` text NOT NULL,
	`values` text NOT NULL,
	`score` real NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	PRIMARY KEY(`stock_id`, `need_id`),
	FOREIGN KEY (`stock_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `match_decisions_by_author` ON `match_decisions` (`decided_by`);