#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Peoples a Request Tracker and gives it a past.
#
#   rt-seed.pl world FOLDER         queues, teams, agents, customers, custom fields, tokens
#   rt-seed.pl past FOLDER COUNT    COUNT tickets over four weeks up to now; each thing done is told in
#                                   FOLDER/truth.jsonl by the one who did it, before RT is asked anything
#
# RT takes its time from perl's time(); it is replaced before RT is loaded, so that RT itself stamps
# the past. Everything happens in one order of time, so that transaction numbers grow with it.
use strict;
use warnings;
use utf8;

our $moment;
BEGIN {
	no warnings 'once';
	*CORE::GLOBAL::time = sub () { $main::moment // CORE::time() };
	*CORE::GLOBAL::gmtime = sub (;$) { CORE::gmtime(defined $_[0] ? $_[0] : $main::moment // CORE::time()) };
	*CORE::GLOBAL::localtime = sub (;$) { CORE::localtime(defined $_[0] ? $_[0] : $main::moment // CORE::time()) };
}
use lib '/usr/share/request-tracker5/lib';
use RT;
BEGIN { RT->LoadConfig; RT->Init; }
use JSON ();
use MIME::Entity;
use RT::AuthToken;

my ($mode, $folder, $count) = @ARGV;
binmode STDERR, ':utf8';
$RT::Handle->dbh->do('PRAGMA synchronous = OFF');

my @teams = (
	{ queue => 'Accounts', members => [qw(alma boris)] },
	{ queue => 'Hardware', members => [qw(carla denis erika)] },
	{ queue => 'Delivery', members => [qw(farid greta)] },
);
my %real_name = (alma => 'Alma Åberg', boris => 'Boris Petković', carla => 'Carla Gómez', denis => 'Denis Öztürk',
	erika => 'Erika 佐藤', farid => 'Farid Nouri', greta => 'Greta O’Hara');
my $customers = 25;

sub done_or_die {
	my ($what, $good, $why) = @_;
	die "$what: " . ($why // 'refused') . "\n" unless $good;
	return $good;
}

# --- the world -----------------------------------------------------------------------------------------

sub slurp { open my $in, '<', $_[0] or die "$_[0]: $!\n"; local $/; my $text = <$in>; chomp $text; return $text }

sub make_user {
	my ($name, %more) = @_;
	my $user = RT::User->new(RT->SystemUser);
	done_or_die("user $name", $user->Create(Name => $name, EmailAddress => "$name\@kpitop.test",
		Password => slurp("$folder/password"), %more));
	return $user;
}

sub make_token {
	my ($user) = @_;
	my (undef, undef, $text) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $user->Id, Description => 'test');
	umask 077;
	open my $out, '>', "$folder/token." . $user->Name or die $!;
	print $out "$text\n";
}

sub grant_everywhere { my ($principal, @rights) = @_; $principal->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for @rights }

sub make_field {
	my ($name, $type, @values) = @_;
	my $field = RT::CustomField->new(RT->SystemUser);
	done_or_die("field $name", $field->Create(Name => $name, Type => $type, MaxValues => 1, LookupType => 'RT::Queue-RT::Ticket'));
	my $order = 0;
	$field->AddValue(Name => $_, SortOrder => ++$order) for @values;
	$field->AddToObject(RT::Queue->new(RT->SystemUser)); # every queue
}

sub make_world {
	make_field('Came by', 'Select', qw(email phone chat web));
	make_field('Score', 'Select', 1 .. 5);
	for my $team (@teams) {
		my $queue = RT::Queue->new(RT->SystemUser);
		done_or_die("queue $team->{queue}", $queue->Create(Name => $team->{queue}));
		my $group = RT::Group->new(RT->SystemUser);
		done_or_die("group", $group->CreateUserDefinedGroup(Name => "Team $team->{queue}"));
		for my $name (@{ $team->{members} }) {
			my $user = make_user($name, Privileged => 1, RealName => $real_name{$name});
			done_or_die("member $name", $group->AddMember($user->PrincipalId));
		}
		grant_everywhere($group, qw(SeeQueue ShowTicket ShowTicketComments OwnTicket TakeTicket StealTicket ReassignTicket
			ReplyToTicket CommentOnTicket CreateTicket ModifyTicket DeleteTicket SeeCustomField ModifyCustomField));
	}
	my $reader = make_user('kpi', Privileged => 1, RealName => 'kpitop');
	grant_everywhere($reader, qw(SeeQueue ShowTicket ShowTicketComments SeeCustomField SeeGroup));
	my $everyone = RT::Group->new(RT->SystemUser);
	$everyone->LoadSystemInternalGroup('Everyone');
	grant_everywhere($everyone, qw(CreateTicket ReplyToTicket SeeCustomField SetInitialCustomField));
	make_user(sprintf('person%02d', $_), Privileged => 0, RealName => "Person $_") for 1 .. $customers;
	my $root = RT::User->new(RT->SystemUser);
	$root->Load('root');
	make_token($_) for $reader, $root;
}

# --- the past ------------------------------------------------------------------------------------------

# A generator of our own, so that a seed means the same on every perl.
my $state = 20261122;
sub draw { $state = ($state * 1103515245 + 12345) % 2147483648; return $state / 2147483648 }
sub among { return $_[int(draw() * @_)] }
sub wait_about { my ($mean) = @_; return 20 + int(-$mean * log(1 - draw() * 0.999)) }

# The whole life of one ticket as steps [moment, verb, actor, value].
sub life {
	my ($created, $number) = @_;
	my $home = among(@teams, $teams[1]);
	my $channel = among(qw(email email email phone chat web));
	my $customer = sprintf 'person%02d', 1 + int(draw() * $customers);
	my $agent = among(@{ $home->{members} });
	my $at = $created;
	my @steps = ([$at, 'create', $channel eq 'phone' ? $agent : $customer,
		{ queue => $home->{queue}, channel => $channel, customer => $customer, priority => among(0, 50, 50, 100),
			subject => among('Invoice is wrong', 'Screen stays dark', 'Where is my parcel?', 'Größe passt nicht', '注文について') . " $number" }]);
	my $step = sub { my ($mean, @rest) = @_; $at += wait_about($mean); push @steps, [$at, @rest] };

	my $fate = draw();
	if ($fate < 0.05) { return @steps } # nobody ever looked
	if ($fate < 0.08) { $step->(900, 'state', $agent, 'rejected'); return @steps }
	if ($fate < 0.10) { $step->(1800, 'merge', $agent, undef); return @steps }
	if ($fate < 0.11) { $step->(1800, 'state', $agent, 'deleted'); return @steps }
	$step->(1200, 'own', $agent, $agent);
	$step->(300, 'note', $agent, 3) if draw() < 0.3;
	$step->(5400, 'reply', $agent, 2 + int(draw() * 12));
	while (draw() < 0.45) {
		$step->(9000, 'answer', $customer, undef);
		if (draw() < 0.15) {
			my $other = among(grep { $_ ne $agent } @{ $home->{members} });
			$step->(600, 'own', $agent, $other);
			$agent = $other;
		}
		if (draw() < 0.1) {
			$home = among(grep { $_ != $home } @teams);
			$step->(300, 'move', $agent, $home->{queue});
			my $next = among(@{ $home->{members} });
			$step->(900, 'own', $next, $next);
			$agent = $next;
		}
		$step->(7200, 'reply', $agent, 1 + int(draw() * 9));
		$step->(60, 'state', $agent, 'stalled') if draw() < 0.2;
	}
	return @steps if draw() < 0.14; # still open
	$step->(5400, 'state', $agent, 'resolved');
	if (draw() < 0.14) {
		$step->(90000, 'answer', $customer, undef); # RT reopens by itself
		if (draw() < 0.8) { $step->(7200, 'reply', $agent, 4) }
		if (draw() < 0.9) { $step->(3600, 'state', $agent, 'resolved') } else { return @steps }
	}
	$step->(40000, 'score', $customer, among(1, 2, 3, 4, 4, 4, 5, 5, 5, 5)) if draw() < 0.5;
	return @steps;
}

my %loaded;
sub acting_as {
	my ($name) = @_;
	return $loaded{$name} //= do { my $user = RT::CurrentUser->new; $user->Load($name); $user };
}
sub message { return MIMEObj => MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => ["$_[0]\n"]) }
sub ticket_of { my ($id, $as) = @_; my $ticket = RT::Ticket->new($as); $ticket->Load($id); return $ticket }

my %field;
sub field_id { my ($name) = @_; return $field{$name} //= do { my $f = RT::CustomField->new(RT->SystemUser); $f->Load($name); $f->Id } }

my %verbs = (
	own => sub { my ($ticket, $value) = @_; my $user = acting_as($value); return 1 if $ticket->Owner == $user->Id; return $ticket->SetOwner($user->Id, 'Force') },
	note => sub { my ($ticket, $value) = @_; return $ticket->Comment(message('Looked at it.'), TimeTaken => $value) },
	reply => sub { my ($ticket, $value) = @_; return $ticket->Correspond(message('Please try this.'), TimeTaken => $value) },
	answer => sub { my ($ticket) = @_; return $ticket->Correspond(message('It still fails.')) },
	state => sub { my ($ticket, $value) = @_; return 1 if $ticket->Status eq $value; return $ticket->SetStatus($value) },
	move => sub { my ($ticket, $value) = @_; return $ticket->SetQueue($value) },
	score => sub { my ($ticket, $value) = @_; return $ticket->AddCustomFieldValue(Field => field_id('Score'), Value => $value) },
	merge => sub { my ($ticket, $value) = @_; return $ticket->MergeInto($value) },
);

# Making a mail costs most of a step's time: only every tenth ticket goes through the mail scrips, which
# leave transactions that a read-only account may not see.
my $has_mail;
{
	require RT::Action::Notify;
	no warnings 'redefine';
	my $prepare = \&RT::Action::Notify::Prepare;
	*RT::Action::Notify::Prepare = sub { return $has_mail ? $prepare->(@_) : 0 };
}

sub create_ticket {
	my ($as, $facts) = @_;
	my ($id, undef, $why) = RT::Ticket->new($as)->Create(Queue => $facts->{queue}, Subject => $facts->{subject},
		Requestor => "$facts->{customer}\@kpitop.test", Priority => $facts->{priority},
		'CustomField-' . field_id('Came by') => $facts->{channel}, message('Please help.'));
	return done_or_die('create', $id, $why);
}

sub make_past {
	my $now = CORE::time();
	my @plan;
	for my $number (1 .. $count) {
		my $created = $now - int(draw() * 28 * 86400) - 60;
		$created = $created - $created % 86400 + 28800 + int(draw() * 36000) if draw() < 0.9;
		$created -= 86400 while $created > $now - 60;
		push @plan, map { [@$_, $number] } life($created, $number);
	}
	my $order = 0;
	@plan = map { $_->[1] } sort { $a->[1][0] <=> $b->[1][0] || $a->[0] <=> $b->[0] } map { [$order++, $_] } grep { $_->[0] <= $now - 5 } @plan;

	open my $truth, '>:raw', "$folder/truth.jsonl" or die $!;
	my $json = JSON->new->canonical->utf8;
	my (%id_of, %is_lost);
	for my $step (@plan) {
		my ($at, $verb, $actor, $value, $number) = @$step;
		$moment = $at;
		$has_mail = $number % 10 == 0;
		my %told = (at => $at, verb => $verb, actor => $actor);
		$RT::Handle->BeginTransaction;
		if ($verb eq 'create') {
			$id_of{$number} = create_ticket(acting_as($actor), $value);
			@told{qw(queue channel customer priority)} = @$value{qw(queue channel customer priority)};
		} else {
			if ($verb eq 'merge') {
				my @into = sort { $a <=> $b } map { $id_of{$_} } grep { $_ != $number && !$is_lost{$_} } keys %id_of;
				unless (@into) { $RT::Handle->Commit; next }
				$value = $into[int(draw() * @into)];
			}
			$is_lost{$number} = 1 if $verb eq 'merge' || $value && $value eq 'deleted';
			my $as = $verb eq 'score' || $verb eq 'merge' ? RT->SystemUser : acting_as($actor);
			my ($good, $why) = $verbs{$verb}->(ticket_of($id_of{$number}, $as), $value);
			done_or_die("ticket $id_of{$number} $verb", $good, $why);
			$told{value} = $value if defined $value;
		}
		$RT::Handle->Commit;
		$told{ticket} = $id_of{$number};
		print $truth $json->encode(\%told), "\n";
	}
	printf "%d tickets, %d steps\n", $count, scalar @plan;
}

$mode eq 'world' ? make_world() : $mode eq 'past' ? make_past() : die "unknown mode\n";
