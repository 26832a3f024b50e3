using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Tests.Leadership;

/// <summary>Which master leads.</summary>
public sealed class ElectionSpecs
{
    private static readonly NodeName First = new("master-1");
    private static readonly NodeName Second = new("master-2");

    private readonly Election _election = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void nobody_leads_before_anybody_contends() => (_election.Leader, _election.NextEnd).ShouldBe((null, null));

    [Fact]
    public void the_first_contender_leads_and_goes_on_leading_while_it_is_heard_of()
    {
        Heard(First, 1, 0);
        Heard(Second, 1, 1);
        Heard(First, 1, 9);
        _election.End(At(18.9));
        _election.Leader.ShouldBe(First);
    }

    [Fact]
    public void a_leader_that_is_not_heard_of_for_ten_seconds_is_followed_by_the_next_in_the_queue()
    {
        Heard(First, 1, 0);
        Heard(Second, 1, 1);
        Heard(Second, 1, 8);
        _election.NextEnd.ShouldBe(At(10));
        _election.End(At(9.999));
        _election.Leader.ShouldBe(First);
        _election.End(At(10));
        _election.Leader.ShouldBe(Second);
    }

    [Fact]
    public void a_leader_that_was_started_again_queues_behind_the_others_and_its_old_session_still_has_to_end()
    {
        Heard(First, 1, 0);
        Heard(Second, 1, 0);
        Heard(First, 5, 5);
        Heard(Second, 1, 5);
        (_election.Leader, _election.LeadingSession).ShouldBe((First, 1));
        _election.End(At(10));
        _election.Leader.ShouldBe(Second);
    }

    [Fact]
    public void when_zookeeper_was_away_no_session_has_ended_and_each_has_its_whole_time_again()
    {
        Heard(First, 1, 0);
        Heard(Second, 1, 1);
        _election.Resume(At(60));
        _election.End(At(69.999));
        _election.Leader.ShouldBe(First);
        _election.NextEnd.ShouldBe(At(70));
    }

    [Fact]
    public void a_session_that_another_of_the_same_master_has_followed_is_over()
    {
        Heard(First, 5, 0);
        _election.Heard(First, 4, At(1)).ShouldBeFalse();
        _election.LeadingSession.ShouldBe(5);
    }

    [Fact]
    public void nobody_leads_once_all_sessions_have_ended()
    {
        Heard(First, 1, 0);
        _election.End(At(10));
        _election.Leader.ShouldBeNull();
    }

    private static Instant At(double seconds) => Instant.After(TimeSpan.FromSeconds(seconds));

    private void Heard(NodeName node, long session, double seconds) => _election.Heard(node, session, At(seconds)).ShouldBeTrue();
}
