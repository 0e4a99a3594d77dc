#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads a whole helpdesk that speaks Zendesk's API, computes KPIs from the tickets, and compares them
# with a report.
#
#   zendesk-compare.pl http://127.0.0.1:PORT TOKEN REPORT.json
#
# The tickets' own summaries are whole minutes, so durations may differ by one.
use strict;
use warnings;
use HTTP::Tiny;
use JSON::PP ();
use Time::Local qw(timegm);

my ($address, $token, $report_file) = @ARGV;
my $json = JSON::PP->new->utf8;
my $http = HTTP::Tiny->new(timeout => 60);
sub slurp { open my $in, '<:raw', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$in> }
sub moment { defined $_[0] && $_[0] =~ /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z$/ or return undef; return timegm($6, $5, $4, $3, $2 - 1, $1) }
sub get {
	my ($path) = @_;
	my $reply = $http->get("$address/api/v2/$path", { headers => { Authorization => "Bearer $token" } });
	die "$path: $reply->{status} $reply->{content}\n" unless $reply->{success};
	return $json->decode($reply->{content});
}

my (%tickets, $cursor);
for (;;) {
	my $page = get('incremental/tickets/cursor.json?include=metric_sets,slas&per_page=1000&' . (defined $cursor ? "cursor=$cursor" : 'start_time=1'));
	$tickets{ $_->{id} } = $_ for @{ $page->{tickets} };
	last if $page->{end_of_stream};
	($cursor = $page->{after_cursor}) =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ge;
}

my $report = $json->decode(slurp($report_file));
my ($from, $to) = map { moment($report->{period}{$_}) } qw(from to);
my @tickets = grep { $_->{status} ne 'deleted' } values %tickets;
sub is_in { my ($at) = @_; return defined $at && $at >= $from && $at < $to }
sub median { my @sorted = sort { $a <=> $b } @_; return @sorted ? $sorted[int((@sorted + 1) / 2) - 1] : undef }
sub is_solved { return $_[0]{status} =~ /^(solved|closed)$/ }
sub solved_at { my ($ticket) = @_; return is_solved($ticket) ? moment($ticket->{metric_set}{solved_at}) : undef }
sub first_reply_s { my $minutes = $_[0]{metric_set}{reply_time_in_minutes}{calendar}; return defined $minutes ? $minutes * 60 : undef }

my %kpis = (
	ticket_volume => sub { scalar grep { is_in(moment($_->{created_at})) } @_ },
	solved => sub { scalar grep { is_in(solved_at($_)) } @_ },
	resolution_time => sub { median(map { solved_at($_) - moment($_->{created_at}) } grep { is_in(solved_at($_)) } @_) },
	first_response_time => sub { median(map { first_reply_s($_) } grep { defined first_reply_s($_) && is_in(moment($_->{created_at}) + first_reply_s($_)) } @_) },
	backlog => sub { $report->{is_now} ? scalar grep { !is_solved($_) } @_ : undef },
	waiting_on_customer => sub { $report->{is_now} ? scalar grep { $_->{status} eq 'pending' } @_ : undef },
	unassigned => sub { $report->{is_now} ? scalar grep { !is_solved($_) && !defined $_->{assignee_id} } @_ : undef },
);
$report->{is_now} = abs($to - moment($report->{generated_at})) < 60;

my ($compared, $wrong) = (0, 0);
for my $reading (@{ $report->{readings} }) {
	my $compute = $kpis{ $reading->{kpi} } or next;
	my @own = $reading->{scope} eq 'department' ? @tickets
		: $reading->{scope} eq 'team' ? grep { ($_->{group_id} // '-') eq $reading->{scope_id} } @tickets
		: next;
	my $want = $compute->(@own);
	next if !defined $want && ($reading->{kpi} =~ /^(backlog|waiting|unassigned)/);
	my $got = $reading->{value};
	my $slack = $reading->{unit} eq 's' ? 60 : 0;
	$compared++;
	next if defined $want && defined $got ? abs($want - $got) <= $slack : !defined $got && (!defined $want || $want == 0);
	$wrong++;
	printf "%s of %s '%s': report says %s (%s), the helpdesk %s\n", $reading->{kpi}, $reading->{scope}, $reading->{scope_name} // '',
		$got // 'null', $reading->{reason} // '', $want // 'unknown';
}
printf "%d readings of %d tickets compared, %d differ\n", $compared, scalar @tickets, $wrong;
exit($wrong || $compared < 20 ? 1 : 0);
