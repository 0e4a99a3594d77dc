#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Acts in a running Request Tracker over its REST API as its people would, and tells each act in the
# account of what was done.
#
#   rt-live.pl FOLDER PORT
use strict;
use warnings;
use JSON::PP ();
use MIME::Base64 qw(encode_base64);
use HTTP::Tiny;
use Time::Local qw(timegm);

my ($folder, $port) = @ARGV;
my $json = JSON::PP->new->canonical->utf8;
sub slurp { open my $in, '<:raw', $_[0] or die "$_[0]: $!\n"; local $/; my $text = <$in>; chomp $text; return $text }
my $password = slurp("$folder/password");
my $http = HTTP::Tiny->new(timeout => 60);
open my $truth, '>>:raw', "$folder/truth.jsonl" or die $!;

sub call {
	my ($as, $method, $path, $body) = @_;
	my $reply = $http->request($method, "http://127.0.0.1:$port/REST/2.0$path", {
		headers => { Authorization => 'Basic ' . encode_base64("$as:$password", ''), 'Content-Type' => 'application/json' },
		defined $body ? (content => $json->encode($body)) : (),
	});
	die "$as $method $path: $reply->{status} $reply->{content}\n" unless $reply->{success};
	# Times are those of the server's clock, which is this machine's.
	return length $reply->{content} ? $json->decode($reply->{content}) : undef;
}

# The moment that RT itself recorded, so that both sides mean the same second: for a new ticket the
# ticket's own, which its Create may follow a second later, else that of the newest step of this kind;
# scrips leave transactions of their own around it.
my %type_of = (reply => 'Correspond', answer => 'Correspond', own => 'SetWatcher', state => 'Status', move => 'Set',
	merge => 'AddLink');
sub seconds {
	my ($y, $mo, $d, $h, $mi, $s) = $_[0] =~ /(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)Z/ or die "no date: $_[0]\n";
	return timegm($s, $mi, $h, $d, $mo - 1, $y);
}
sub recorded_at {
	my ($id, $verb) = @_;
	return seconds(call('root', 'GET', "/ticket/$id")->{Created}) if $verb eq 'create';
	my $found = call('root', 'GET', "/transactions?query=ObjectType%3D'RT%3A%3ATicket'%20AND%20ObjectId%3D$id%20AND%20Type%3D'$type_of{$verb}'"
		. '&orderby=id&order=DESC&per_page=1&fields=Created');
	return seconds($found->{items}[0]{Created});
}
sub record_step { my ($id, %step) = @_; print $truth $json->encode({ ticket => $id + 0, at => recorded_at($id, $step{verb}), %step }), "\n" }

sub create {
	my ($who, $queue) = @_;
	my $made = call('root', 'POST', '/ticket', { Queue => $queue, Subject => 'Live', Requestor => "$who\@kpitop.test", Content => 'Help' });
	# root made it on the customer's behalf; an account that is no agent.
	record_step($made->{id}, verb => 'create', actor => 'root', queue => $queue, channel => 'email', customer => $who, priority => 0);
	return $made->{id};
}
sub reply { my ($id, $who) = @_; call($who, 'POST', "/ticket/$id/correspond", { Content => 'Try this', ContentType => 'text/plain', TimeTaken => 4 }); record_step($id, verb => 'reply', actor => $who, value => 4) }
sub answer { my ($id, $who) = @_; call($who, 'POST', "/ticket/$id/correspond", { Content => 'Still broken', ContentType => 'text/plain' }); record_step($id, verb => 'answer', actor => $who) }
sub own { my ($id, $as, $who) = @_; call($as, 'PUT', "/ticket/$id", { Owner => $who }); record_step($id, verb => 'own', actor => $as, value => $who) }
sub state { my ($id, $as, $word) = @_; call($as, 'PUT', "/ticket/$id", { Status => $word }); record_step($id, verb => 'state', actor => $as, value => $word) }
sub move { my ($id, $as, $queue) = @_; call($as, 'PUT', "/ticket/$id", { Queue => $queue }); record_step($id, verb => 'move', actor => $as, value => $queue) }

my $first = create('person01', 'Hardware');
own($first, 'carla', 'carla');
reply($first, 'carla');
state($first, 'carla', 'resolved');
answer($first, 'person01');
reply($first, 'denis');

my $second = create('person02', 'Accounts');
own($second, 'alma', 'alma');
move($second, 'alma', 'Delivery');
own($second, 'farid', 'farid');
reply($second, 'farid');
state($second, 'farid', 'resolved');

my $third = create('person03', 'Delivery');
state($third, 'greta', 'deleted');

my $fourth = create('person04', 'Accounts');
call('root', 'PUT', "/ticket/$fourth", { MergeInto => $first });
record_step($fourth, verb => 'merge', actor => 'root', value => $first);
print "acted on $first $second $third $fourth\n";
