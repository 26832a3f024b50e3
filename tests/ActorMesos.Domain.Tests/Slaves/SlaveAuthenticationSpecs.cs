namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;

/// <summary>How a slave that has a credential proves who it is.</summary>
public sealed class SlaveAuthenticationSpecs
{
    private static readonly Credential Credential = new("slave", new Secret(1));

    public static TheoryData<string, double> Timeouts => new() { { "0.23", 5 }, { "1.11", 15 } };

    [Fact]
    public void it_authenticates_before_it_registers()
    {
        var bench = Started();
        bench.RunFor(0.1);
        bench.Take<Authenticate>().ShouldBe([new Authenticate(SlaveBench.Info.Node, Credential)]);
        bench.Take<RegisterSlave>().ShouldBeEmpty();
        bench.Receive(new AuthenticationCompleted());
        bench.RunFor(0.1);
        bench.Take<RegisterSlave>().ShouldHaveSingleItem();
        bench.Receive(new SlaveRegistered(SlaveBench.Id));
        bench.RunFor(60);
        bench.Take<Authenticate>().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Timeouts))]
    public void without_an_answer_it_asks_again_when_the_time_of_the_release_is_over(string release, double seconds)
    {
        var profile = SemanticsProfile.All.Single(known => known.Name == release);
        var bench = Started(profile.AuthenticationTimeout);
        bench.RunFor(0.0000001);
        bench.Take<Authenticate>().ShouldHaveSingleItem();
        for (var time = 1; time <= 3; time++)
        {
            bench.RunFor(seconds - 0.0000001);
            bench.Take<Authenticate>().ShouldBeEmpty();
            bench.RunFor(0.0000001);
            bench.Take<Authenticate>().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void an_answer_that_nobody_waits_for_changes_nothing()
    {
        var bench = Started();
        bench.RunFor(0.1);
        bench.Receive(new AuthenticationCompleted());
        var before = bench.State;
        bench.Receive(new AuthenticationCompleted());
        bench.Receive(new AuthenticationFailed());
        bench.State.ShouldBe(before);
    }

    [Fact]
    public void refused_it_ends_and_tries_again_once_it_is_started_again()
    {
        var bench = Started();
        bench.RunFor(0.1);
        bench.Take<Authenticate>();
        bench.Receive(new AuthenticationFailed());
        bench.RunFor(9.9999999);
        bench.Take<Authenticate>().ShouldBeEmpty();
        bench.RunFor(0.0000001);
        bench.Take<Authenticate>().ShouldHaveSingleItem();
        bench.Take<RegisterSlave>().ShouldBeEmpty();
    }

    [Fact]
    public void what_was_proven_to_one_master_is_proven_anew_to_the_next()
    {
        var bench = Registered();
        bench.Receive(new Exited(Slave.Master));
        bench.RunFor(0.1);
        bench.Take<Authenticate>().ShouldHaveSingleItem();
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.Receive(new AuthenticationCompleted());
        bench.RunFor(0.1);
        bench.Take<ReregisterSlave>().ShouldHaveSingleItem();
    }

    [Fact]
    public void a_master_that_ends_before_the_slave_is_registered_has_believed_it_in_vain()
    {
        var bench = Started();
        bench.RunFor(0.1);
        bench.Receive(new AuthenticationCompleted());
        bench.Take<Authenticate>();
        bench.Receive(new Exited(Slave.Master));
        bench.RunFor(4.9);
        bench.Take<Authenticate>().ShouldHaveSingleItem();
        bench.Take<RegisterSlave>().ShouldBeEmpty();
    }

    [Fact]
    public void a_restarted_slave_has_proven_nothing()
    {
        foreach (var restart in new Action<SlaveBench>[] { bench => bench.Restart(), bench => bench.RestartFromSnapshot() })
        {
            var bench = Registered();
            restart(bench);
            bench.RunFor(0.1);
            bench.Take<Authenticate>().ShouldHaveSingleItem();
            bench.Take<ReregisterSlave>().ShouldBeEmpty();
        }
    }

    private static SlaveBench Started(TimeSpan? timeout = null) => new(
        new SlaveSettings { Credential = Credential, AuthenticationTimeout = timeout ?? TimeSpan.FromSeconds(5) }, registered: false);

    private static SlaveBench Registered()
    {
        var bench = Started();
        bench.RunFor(0.1);
        bench.Receive(new AuthenticationCompleted());
        bench.RunFor(0.1);
        bench.Receive(new SlaveRegistered(SlaveBench.Id));
        bench.Take<Authenticate>();
        bench.Take<RegisterSlave>();
        return bench;
    }
}
