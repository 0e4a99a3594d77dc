#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A helpdesk that means harm: passes requests on to another one and puts hostile text into every field
# that its users could have filled.
#
#   hostile-desk.pl UPSTREAM FOLDER     prints "port N", then serves until it is killed
#   hostile-desk.pl --feeds FOLDER      writes ratings.csv, calls.csv, measures.csv, roster.jsonl
#
# While FOLDER/fail exists, everything is refused: its first line is the status.
use strict;
use warnings;
use HTTP::Tiny;
use IO::Socket::INET;
use JSON::PP ();

# Each begins with a mark of its own, "h1" and so on, where the attack allows; RAW(…) become bytes that
# no encoder would write.
my @hostile = (
	"h1\e]2;PWNED\a",
	"h2\e[31337mX\e[2J\e[31337;1H",
	"h3\x{9b}31337mX\x{9d}2;PWNED\x{9c}\x{90}tmux;PWNED\x{9c}",
	'h4RAW(9b)31337mRAW(9d)2;PWNEDRAW(9c)RAW(90)PWNEDRAW(9c)',
	"h5\e]8;;http://PWNED/\e\\x\e]8;;\e\\",
	"h6\e]52;c;UFdORUQ=\a",
	"h7\a\b\x7f\x{0}\x0b\x0c\x0e\x0f",
	"h8\x{202e}gnp\x{2066}x\x{2069}\x{200f}\x{202a}y\x{202c}",
	"h9\x{200b}z\x{feff}\x{2060}\x{e0041}\x{ad}q",
	"h10\r\nline\ttab\n\x{2028}\x{85}x",
	"=h11+cmd|' /C calc'!A0",
	"+h11+cmd|' /C calc'!A0",
	"-h11+cmd|' /C calc'!A0",
	"\@h11(A1)",
	"\t=h11(A1)",
	"\x{ff1d}h11(A1)",
	"h12\ePtmux;\e\e]52;c;UFdORUQ=\a\e\\",
	'h13RAW(ff)RAW(fe)RAW(c0)RAW(af)RAW(e0)RAW(80)RAW(af)RAW(ed)RAW(a0)RAW(80)RAW(f4)RAW(90)RAW(80)RAW(80)RAW(c3)(',
	'h14' . 'W' x 2000,
	"\x{301}" x 200,
	"h16\e]9;PWNED\a\e]777;notify;PWNED;PWNED\a\e]99;;PWNED\a",
	q{h17';"`$(touch PWNED)\\%s%n%99999d},
	'--h18',
	"h19\e[?1049l\e[?1000h\e[?2026l\ec",
	"h20\e",
	'h21RAW(c2)',
	'h22RAW(1b)[31337mRAW(07)RAW(7f)',
);
my ($turn, $tickets) = (0, 0);
sub hostile { return $hostile[$turn++ % @hostile] }

# What a supervisor would let anybody write, wherever it stands.
my %free = map { $_ => 1 } qw(subject raw_subject description name display_name comment message value email phone url reason);
# What means something: in some tickets alone.
my %word = map { $_ => 1 } qw(status priority type channel);

sub spoil {
	my ($node, $is_spoilt) = @_;
	if (ref $node eq 'ARRAY') {
		for my $item (@$node) {
			if (ref $item) { spoil($item, $is_spoilt) }
			elsif (defined $item && $item !~ /^[0-9]+$/) { $item = hostile() }
		}
	} elsif (ref $node eq 'HASH') {
		$is_spoilt = $tickets++ % 9 == 0 if exists $node->{subject};
		for my $key (sort keys %$node) {
			my $value = $node->{$key};
			if (ref $value) { spoil($value, $is_spoilt) if $key !~ /^(meta|links|metric_set|slas|audits|metric_events)$/ }
			elsif (defined $value && $value !~ /^[0-9.]+$/ && ($free{$key} || ($word{$key} && $is_spoilt))) { $node->{$key} = hostile() }
		}
	}
}

sub raw_bytes { my ($bytes) = @_; $bytes =~ s/RAW\(([0-9a-f]{2})\)/chr hex $1/ge; return $bytes }

my $json = JSON::PP->new->utf8->canonical;
sub spoilt {
	my ($bytes) = @_;
	my $tree = eval { $json->decode($bytes) } or return $bytes;
	# Who asks for himself is told who he is.
	spoil($tree, 0) unless ref $tree eq 'HASH' && exists $tree->{user} && 0;
	return raw_bytes($json->encode($tree));
}

sub refusal {
	my ($status) = @_;
	my $text = join ' ', @hostile[0, 1, 2, 3, 5, 7, 16, 20];
	return raw_bytes($json->encode({ error => { title => $text, message => $text }, description => $text }));
}

sub field { my $text = hostile(); utf8::encode($text); $text = raw_bytes($text); $text =~ s/"/""/g; $text =~ s/[\r\n]+/ /g; $text = substr $text, 0, 300; return "\"$text\"" }
sub write_file { my ($path, @lines) = @_; open my $out, '>:raw', $path or die "$path: $!\n"; print $out "$_\n" for @lines; close $out }

sub write_feeds {
	my ($folder) = @_;
	my ($now, @ratings, @calls, @measures, @roster) = (time);
	my $at = sub { my @t = gmtime($now - $_[0]); sprintf '%04d-%02d-%02dT%02d:%02d:%02dZ', $t[5] + 1900, $t[4] + 1, @t[3, 2, 1, 0] };
	for my $n (1 .. @hostile) {
		push @ratings, join ',', "r$n", 'csat', $at->(3600 * $n), 4, field(), field(), field(), field(), field(), field();
		push @calls, join ',', $at->(600 * $n), field(), field(), ($n % 5 ? 'answered' : field()), 10 + $n, 100, 5, field();
		push @measures, join ',', field(), $at->(86400 * $n), 40, field();
		my $state = hostile();
		push @roster, raw_bytes($json->encode({ record => $n % 2 ? 'presence' : 'schedule', agent => hostile(), from => $at->(3600 * $n + 1800), to => $at->(3600 * $n), state => $n % 2 ? hostile() : 'work', reason => hostile() }));
	}
	write_file("$folder/ratings.csv", 'id,kind,at,score,agent,team,reviewer,ticket,customer,comment', @ratings);
	write_file("$folder/calls.csv", 'at,group,agent,outcome,wait,talk,wrap_up,direction', @calls);
	write_file("$folder/measures.csv", 'name,from,value,scope', @measures);
	write_file("$folder/roster.jsonl", @roster);
}

sub answer {
	my ($client, $upstream, $folder) = @_;
	my ($head, $length) = ('', 0);
	while (my $line = <$client>) { last if $line =~ /^\r?\n$/; $head .= $line; $length = $1 if $line =~ /^content-length:\s*(\d+)/i }
	my ($method, $path) = $head =~ /^(\S+) (\S+)/ or return;
	print STDERR "$path\n" if $ENV{HOSTILE_TELL};
	my $body = '';
	read $client, $body, $length if $length;
	my ($login) = $head =~ /^authorization:\s*(.*?)\r?$/mi;
	my ($status, $bytes, $headers) = (undef, undef, '');
	if (open my $fail, '<', "$folder/fail") {
		($status) = (<$fail> // '') =~ /(\d+)/;
		$bytes = refusal($status);
	} else {
		my $reply = HTTP::Tiny->new(timeout => 60)->request($method, "$upstream$path", { headers => { Authorization => $login // '' }, $length ? (content => $body) : () });
		($status, $bytes) = ($reply->{status}, spoilt($reply->{content}));
		$headers = join '', map { /^(?:content-|connection|transfer-)/ ? () : "$_: $reply->{headers}{$_}\r\n" } keys %{ $reply->{headers} };
	}
	print $client "HTTP/1.1 $status \e]2;PWNED\a\r\nContent-Type: application/json\r\nX-H: \e[31337m\r\n${headers}Content-Length: " . length($bytes) . "\r\nConnection: close\r\n\r\n$bytes";
}

if ($ARGV[0] eq '--feeds') { write_feeds($ARGV[1]); exit 0 }
my ($upstream, $folder) = @ARGV;
my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 0, Listen => 16) or die "no port: $!\n";
$| = 1;
$SIG{PIPE} = 'IGNORE';
print 'port ', $server->sockport, "\n";
while (my $client = $server->accept) { answer($client, $upstream, $folder); close $client }
