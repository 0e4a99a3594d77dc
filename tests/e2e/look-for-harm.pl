#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads what left a program as a terminal, an editor or a spreadsheet would, and tells what it should
# not have said.
#
#   look-for-harm.pl KIND FILE…     KIND: terminal, ascii-terminal, text, json, csv
#
# Of a terminal's bytes every sequence must be one of those known here; texts within and between them
# hold no control, nothing that is hidden or turns the direction, and are valid UTF-8.
use strict;
use warnings;
use Encode ();
use MIME::Base64 ();

my ($kind, @files) = @ARGV;
my ($found, $texts) = (0, 0);
sub harm { my ($what) = @_; $what =~ s/([^ -~])/sprintf '<%02x>', ord $1/ge; print "  $what\n" if $found++ < 20 }

# What is hidden, turns the direction or is a control; ZWNJ and ZWJ are judged by their neighbours.
my $hidden = qr/[\x{00}-\x{1f}\x{7f}-\x{9f}\x{ad}\x{34f}\x{61c}\x{180e}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}\x{fff9}-\x{fffb}\x{e0000}-\x{e0fff}]/;

sub check_text {
	my ($where, $bytes) = @_;
	$texts++;
	my $text = eval { Encode::decode('UTF-8', my $copy = $bytes, Encode::FB_CROAK) };
	return harm("$where: no UTF-8: " . substr($bytes, 0, 80)) unless defined $text;
	harm(sprintf '%s: U+%04X: %s', $where, ord $1, substr($bytes, 0, 80)) if $text =~ /($hidden)/;
	harm("$where: U+200C or U+200D alone: $bytes") if $text =~ /(?:^|[ -~])[\x{200c}\x{200d}]/;
	harm("$where: a heap of marks: " . substr($bytes, 0, 80)) if $kind ne 'json' && $text =~ /\p{Mn}{9}/;
}

# --- a terminal ---

sub check_string {
	my ($bytes) = @_;
	if ($bytes =~ /^2;(.*)/s || $bytes =~ /^9;(.*)/s || $bytes =~ /^777;notify;([^;]*;[^;]*)$/s || $bytes =~ /^99;i=kpitop:d=[01](?::p=body)?;([^;]*)$/s) {
		my $text = $1;
		check_text('title or notification', $text);
		harm("a title or notification of another: $bytes") if $text =~ /^PWNED/;
	} elsif ($bytes =~ /^52;c;([A-Za-z0-9+\/=]*)$/) {
		my $copied = MIME::Base64::decode_base64($1);
		harm("a clipboard of another") if $copied eq 'PWNED';
		check_text('clipboard', $_) for split /\n/, $copied;
	} elsif ($bytes =~ /^8;;(.*)/s) {
		my $address = $1;
		harm("link: $bytes") unless $address eq '' || $address =~ m{^https?://127\.0\.0\.1:[0-9]+/[!-~]+$};
		harm("a link of another: $bytes") if $address =~ /PWNED/;
	} elsif ($bytes !~ /^(?:11;\?|10[0-9]+)$/) {
		harm("string: $bytes");
	}
}

# tmux passes on what is within, with its escapes halved.
sub check_device {
	my ($bytes) = @_;
	return harm("device string: $bytes") unless $bytes =~ s/^tmux;//;
	$bytes =~ s/\e\e/\e/g;
	return harm("wrapped: $bytes") unless $bytes =~ /^\e\]([^\e\a]*)\a$/;
	check_string($1);
}

sub check_terminal {
	my ($bytes, $is_ascii) = @_;
	for ($bytes) {
		while (length) {
			if (s/^([\x20-\x7e\x80-\xff]+)//) {
				$is_ascii && $1 =~ /[\x80-\xff]/ ? harm("no ASCII: $1") : check_text('screen', $1);
			} elsif (s/^[\r\n\b]//) {
			} elsif (s/^\a//) {
			} elsif (s/^([\x0e\x0f])//) { # another character set and back; some say "back" with every attribute
				harm('another character set') unless $is_ascii || $1 eq "\x0f";
			} elsif (s/^\e\]([^\a\e]*)(?:\a|\e\\)//) { check_string($1)
			} elsif (s/^\eP((?:[^\e]|\e\e)*)\e\\//) { check_device($1)
			} elsif (s/^\e\[([?>]?[0-9;]*)([A-Za-z\@`])//) {
				my ($parameters, $final) = ($1, $2);
				harm("sequence: CSI $parameters$final") if $parameters =~ /31337|100[0-36]/ || $final !~ /^[ABCDGHJKLMPSTX\@bdhlmrt]$/;
			} elsif (s/^\e(?:[78=>MDE]|[()][0AB])//) {
			} else { harm('cannot be read: ' . substr $_, 0, 40); s/^.//s }
		}
	}
}

# --- files ---

sub check_csv {
	my ($bytes) = @_;
	my $columns = 0;
	for my $line (split /\r\n/, $bytes) {
		my $count = 0;
		if ($line eq '') { $columns = 0; next }
		while ($line =~ /\G(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/gc) {
			my $field = $1 // $2 // '';
			$count++;
			harm("formula: $field") if $field =~ /^\s*(?:[=+\-@\t\r]|\xef\xbc(?:\x9d|\x8b|\x8d|\xa0))/ && $field !~ /^[+-]?[0-9][0-9.,]*$/;
			last if pos $line >= length $line;
		}
		harm("cannot be read: $line") if (pos($line) // 0) < length $line;
		$columns ||= $count;
	}
	check_text('file', $_) for split /\r\n/, $bytes;
}

for my $file (@files) {
	open my $in, '<:raw', $file or die "$file: $!\n";
	my $bytes = do { local $/; <$in> } // '';
	my $before = $found;
	if ($kind eq 'terminal' || $kind eq 'ascii-terminal') { check_terminal($bytes, $kind ne 'terminal') }
	elsif ($kind eq 'csv') { check_csv($bytes) }
	else { check_text('file', $_) for split /\n/, $bytes }
	print "  in $file\n" if $found > $before;
}
$texts or die "nothing was there to be looked at\n";
exit($found ? 1 : 0);
