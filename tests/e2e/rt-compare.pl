#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Computes KPIs from the account of what was done and compares them with a report.
#
#   rt-compare.pl TRUTH.jsonl REPORT.json
#
# Shares nothing with the program but the definitions: the catalogue's words turned into a replay of
# each ticket's steps. Prints every difference; the last line counts readings compared.
use strict;
use warnings;
use JSON::PP ();
use Time::Local qw(timegm);

my ($truth_file, $report_file) = @ARGV;
my $json = JSON::PP->new->utf8;
sub slurp { open my $in, '<:raw', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$in> }
sub moment { my ($y, $mo, $d, $h, $mi, $s) = $_[0] =~ /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z$/ or die "no date: $_[0]\n"; return timegm($s, $mi, $h, $d, $mo - 1, $y) }

my $report = $json->decode(slurp($report_file));
my ($from, $to) = map { moment($report->{period}{$_}) } qw(from to);
my $window = 7 * 86400;

# --- replay ----------------------------------------------------------------------------------------

my %steps;
for my $line (split /\n/, slurp($truth_file)) {
	my $step = $json->decode($line);
	push @{ $steps{ $step->{ticket} } }, $step;
}

# Observations: [kpi part, moment, team, agent, value]
my (@seen, @open);
sub see { push @seen, [@_] }

for my $id (sort { $a <=> $b } keys %steps) {
	my @own = @{ $steps{$id} };
	my $create = $own[0];
	my %agents = map { $_ => 1 } qw(alma boris carla denis erika farid greta);
	my ($team, $owner, $last_owner, $is_open, $is_lost) = ($create->{queue}, undef, undef, 1, 0);
	my ($replies, $minutes, @solves, @reopenings, @moves, $score, @spans);
	my $replies_since_reopening = 0;
	my ($first_owner) = grep { $_->{verb} eq 'own' } @own;
	for my $step (@own) { $last_owner = $step->{value} if $step->{verb} eq 'own' }
	my $span_start = [$create->{at}, $team, $owner];
	my $cut = sub { my ($at) = @_; push @spans, [@$span_start, $at] if $is_open; $span_start = [$at, $team, $owner] };
	$replies = $minutes = 0;
	for my $step (@own) {
		my ($verb, $at) = @$step{qw(verb at)};
		$is_lost = 1 if $verb eq 'merge' || $verb eq 'state' && $step->{value} =~ /^(rejected|deleted)$/;
		$minutes += $step->{value} if $verb eq 'note';
		if ($verb eq 'own') { $cut->($at); $owner = $step->{value}; $span_start->[2] = $owner }
		if ($verb eq 'move') { $cut->($at); $team = $step->{value}; $span_start->[1] = $team }
		if ($verb eq 'reply') {
			$replies++;
			$minutes += $step->{value};
			$reopenings[-1]{replied} = 1 if @reopenings;
			see('first', $at, $team, $step->{actor}, $at - $create->{at}, $id) if $replies == 1 && !$agents{ $create->{actor} };
			see('reply', $at, $team, $step->{actor}, 1, $id);
		}
		if ($verb eq 'state' && $step->{value} eq 'resolved' && $is_open) {
			$cut->($at);
			$is_open = 0;
			push @solves, { at => $at, team => $team, agent => $owner // $last_owner };
		}
		if ($verb eq 'answer' && !$is_open) {
			$is_open = 1;
			$span_start = [$at, $team, $owner];
			push @reopenings, { at => $at, replied => 0 };
			$solves[-1]{reopened} = $reopenings[-1];
		}
		$score = { at => $at, team => $team, agent => $owner // $last_owner, value => $step->{value} } if $verb eq 'score';
	}
	push @spans, [@$span_start, 9e15] if $is_open;
	if ($is_lost) { @seen = grep { $_->[5] != $id } @seen; next }
	push @open, @spans;
	# Whose it is that came in: of whom it was given to in that second, else of its last owner.
	my $taker = $first_owner && $first_owner->{at} <= $create->{at} ? $first_owner->{value} : $last_owner;
	see('created', $create->{at}, $create->{queue}, $taker, 1, $id);
	see('rated', @$score{qw(at team agent value)}, $id) if $score;
	for my $solve (@solves) {
		my $again = $solve->{reopened};
		# Solved anew without a reply: the customer only said thanks.
		my $is_thanks = $again && !$again->{replied} && grep { $_->{at} >= $again->{at} } @solves;
		see('solve', @$solve{qw(at team agent)}, $again && !$is_thanks && $again->{at} - $solve->{at} <= $window ? 1 : 0, $id);
		next if $again;
		see('final', @$solve{qw(at team agent)}, $solve->{at} - $create->{at}, $id);
		see('touch', @$solve{qw(at team agent)}, $replies, $id);
		see('handle', @$solve{qw(at team agent)}, $minutes * 60, $id) if $minutes;
	}
}

# --- the catalogue ---------------------------------------------------------------------------------

sub values_of { my ($part, $is_in) = @_; return map { $_->[4] } grep { $_->[0] eq $part && $_->[1] >= $from && $_->[1] < $to && $is_in->($_->[2], $_->[3]) } @seen }
sub median { my @sorted = sort { $a <=> $b } @_; return @sorted ? $sorted[int((@sorted + 1) / 2) - 1] : undef }
sub share { my ($part, $whole) = @_; return $whole ? $part / $whole : undef }
sub sum { my $sum = 0; $sum += $_ for @_; return $sum }

my %kpis = (
	ticket_volume => sub { scalar values_of('created', $_[0]) },
	solved => sub { scalar values_of('final', $_[0]) },
	replies => sub { scalar values_of('reply', $_[0]) },
	first_response_time => sub { median(values_of('first', $_[0])) },
	resolution_time => sub { median(values_of('final', $_[0])) },
	resolution_rate => sub { my @c = values_of('created', $_[0]); my @f = values_of('final', $_[0]); share(scalar @f, scalar @c) },
	net_flow => sub { my @c = values_of('created', $_[0]); my @f = values_of('final', $_[0]); @c - @f },
	reopen_rate => sub { my @s = values_of('solve', $_[0]); share(sum(@s), scalar @s) },
	csat => sub { my @r = values_of('rated', $_[0]); share(scalar(grep { $_ >= 4 } @r), scalar @r) },
	one_touch => sub { my @t = grep { $_ > 0 } values_of('touch', $_[0]); share(scalar(grep { $_ == 1 } @t), scalar @t) },
	handle_time => sub { my @h = values_of('handle', $_[0]); @h ? sum(@h) / @h : undef },
	backlog => sub { my ($is_in) = @_; scalar grep { $_->[0] <= $to && $_->[3] > $to && $is_in->($_->[1], $_->[2]) } @open },
	unassigned => sub { my ($is_in) = @_; scalar grep { $_->[0] <= $to && $_->[3] > $to && !defined $_->[2] && $is_in->($_->[1], $_->[2]) } @open },
);

binmode STDOUT, ':utf8';
my ($compared, $wrong) = (0, 0);
for my $reading (@{ $report->{readings} }) {
	my $compute = $kpis{ $reading->{kpi} } or next;
	my ($scope, $name, $id) = @$reading{qw(scope scope_name scope_id)};
	my $is_in = $scope eq 'department' ? sub { 1 }
		: $scope eq 'team' ? sub { $_[0] eq $name }
		: $scope eq 'agent' ? sub { ($_[1] // '-') eq $id }
		: next;
	next if $reading->{kpi} eq 'unassigned' && $scope eq 'agent';
	my $want = $compute->($is_in);
	# Nobody is judged on the satisfaction of fewer than five customers.
	$want = undef if $reading->{kpi} eq 'csat' && $scope eq 'agent' && (my @few = values_of('rated', $is_in)) < 5;
	next if !defined $want && !defined $reading->{value} && $reading->{kpi} eq 'csat' && ++$compared;
	my $got = $reading->{value};
	$compared++;
	my $is_same = defined $want && defined $got ? abs($want - $got) < 1e-6 * (1 + abs $want)
		: defined $got ? 0
		: !defined $want || $want == 0 && ($reading->{reason} // '') eq 'no_data';
	next if $is_same;
	$wrong++;
	printf "%s of %s '%s': report says %s (%s), truth is %s\n", $reading->{kpi}, $scope, $name // '', $got // 'null',
		$reading->{reason} // '', $want // 'unknown';
}
print "$compared readings compared, $wrong differ\n";
exit($wrong || $compared < 50 ? 1 : 0);
