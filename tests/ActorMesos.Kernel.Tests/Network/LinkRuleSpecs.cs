using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using ActorMesos.Kernel.Tests.Support;

namespace ActorMesos.Kernel.Tests.Network;

public sealed class LinkRuleSpecs
{
    private static readonly LatencyRange Wide = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));

    [Fact]
    public void a_dropped_message_shifts_no_later_latency()
    {
        var undisturbed = Arrivals(null);
        var disturbed = Arrivals(new LinkRule((_, message) => message is 3 or 4 ? Verdict.Drop : Verdict.Pass));

        disturbed.ShouldBe(undisturbed.Where(arrival => arrival.Message is not (3 or 4)));
    }

    [Fact]
    public void what_is_held_comes_in_its_order_once_its_rule_is_gone_and_what_follows_on_the_link_waits_behind_it()
    {
        using var world = new KernelSystem();
        var (held, free) = (world.Up("held"), world.Up("free"));
        var rule = world.Network.Install(new LinkRule((link, message) => link.To.Name == "held" && message is 1 ? Verdict.Hold : Verdict.Pass));
        foreach (var message in new[] { 1, 2, 3 })
        {
            world.Send("a", "held", message);
            world.Send("a", "free", message);
        }

        world.Run(60);
        held.Messages.ShouldBeEmpty();
        free.Messages.ShouldBe([1, 2, 3]);

        rule.Dispose();
        world.Run(1);
        held.Messages.ShouldBe([1, 2, 3]);
        held.Times.ShouldAllBe(at => at > TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void what_two_rules_hold_waits_for_both()
    {
        using var world = new KernelSystem();
        var probe = world.Up("held");
        var first = world.Network.Install(new LinkRule((_, message) => message is 1 ? Verdict.Hold : Verdict.Pass));
        var second = world.Network.Install(new LinkRule((_, message) => message is 2 ? Verdict.Hold : Verdict.Pass));
        world.Send("a", "held", 1);
        world.Send("a", "held", 2);
        first.Dispose();
        world.Run(1);
        probe.Messages.ShouldBeEmpty();
        second.Dispose();
        world.Run(1);
        probe.Messages.ShouldBe([1, 2]);
    }

    [Fact]
    public void what_is_held_is_lost_with_the_power()
    {
        var world = new KernelSystem();
        var rule = world.Network.Install(new LinkRule((_, _) => Verdict.Hold));
        world.Up("held");
        world.Send("a", "held", 1);
        world.PowerOff();
        rule.Dispose();
        using var again = new KernelSystem(world.Hardware);
        var probe = again.Up("held");
        again.Run(1);
        probe.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void a_delayed_message_shifts_no_later_latency()
    {
        var undisturbed = Arrivals(null);
        var disturbed = Arrivals(new LinkRule((_, message) => message is 3 ? Verdict.Delay(TimeSpan.FromMilliseconds(500)) : Verdict.Pass));

        disturbed.Where(arrival => arrival.Message is not 3).ShouldBe(undisturbed.Where(arrival => arrival.Message is not 3));
        disturbed[3].At.ShouldBe(undisturbed[3].At + TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void what_follows_a_delayed_message_on_its_link_does_not_overtake_it()
    {
        using var world = new KernelSystem();
        var probe = world.Up("to");
        world.Network.Install(new LinkRule((_, message) => message is "slow" ? Verdict.Delay(TimeSpan.FromSeconds(5)) : Verdict.Pass));

        world.Send("from", "to", "slow");
        world.Send("from", "to", "quick");
        world.Send("elsewhere", "to", "unhindered");
        world.Run(10);

        probe.Messages.ShouldBe(["unhindered", "slow", "quick"]);
        probe.Times.Last().ShouldBe(TimeSpan.FromMilliseconds(5001));
    }

    [Fact]
    public void a_delay_for_ever_does_not_wrap_round()
    {
        using var world = new KernelSystem();
        var probe = world.Up("to");
        world.Run(60);
        world.Network.Install(new LinkRule((_, _) => Verdict.Delay(TimeSpan.MaxValue)));

        world.Send("from", "to", "never");
        world.Loop.RunUntil(TimeSpan.FromDays(36_500));

        probe.Messages.ShouldBeEmpty();
        world.Network.InFlight.ShouldBe(1);
    }

    [Fact]
    public void nothing_is_delivered_before_its_time() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Verdict.Delay(TimeSpan.FromTicks(-1)));

    [Fact]
    public void rules_are_asked_in_the_order_in_which_they_were_installed_until_one_has_an_opinion()
    {
        using var world = new KernelSystem();
        world.Up("to");
        var asked = new List<string>();
        world.Network.Install(Rule("first", Verdict.Pass));
        world.Network.Install(Rule("second", Verdict.Delay(TimeSpan.FromSeconds(1))));
        world.Network.Install(Rule("third", Verdict.Drop));

        world.Send("from", "to", "hello");
        world.Run(10);

        asked.ShouldBe(["first", "second"]);
        world.Network.Lost.ShouldBe(0);

        LinkRule Rule(string name, Verdict verdict) => new((_, _) =>
        {
            asked.Add(name);
            return verdict;
        });
    }

    [Fact]
    public void disposing_of_a_rule_heals()
    {
        using var world = new KernelSystem();
        var probe = world.Up("to");
        var cut = world.Network.Install(new LinkRule((_, _) => Verdict.Drop));
        world.Send("from", "to", "lost");

        cut.Dispose();
        world.Send("from", "to", "arrives");
        world.Run(1);

        probe.Messages.ShouldBe(["arrives"]);
    }

    [Fact]
    public void disposing_of_one_installation_twice_leaves_another_of_the_same_rule()
    {
        using var world = new KernelSystem();
        var probe = world.Up("to");
        var rule = new LinkRule((_, _) => Verdict.Drop);
        var first = world.Network.Install(rule);
        using var second = world.Network.Install(rule);

        first.Dispose();
        first.Dispose();
        world.Send("from", "to", "lost");
        world.Run(1);

        probe.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void a_rule_may_heal_itself_while_it_is_asked()
    {
        using var world = new KernelSystem();
        var probe = world.Up("to");
        IDisposable? once = null;
        once = world.Network.Install(new LinkRule((_, _) =>
        {
            once!.Dispose();
            return Verdict.Pass;
        }));
        world.Network.Install(new LinkRule((_, message) => message is "bad" ? Verdict.Drop : Verdict.Pass));

        world.Send("from", "to", "bad");
        world.Send("from", "to", "good");
        world.Run(1);

        probe.Messages.ShouldBe(["good"]);
    }

    [Fact]
    public void a_rule_sees_the_link_and_how_many_messages_it_has_carried()
    {
        using var world = new KernelSystem();
        var seen = new List<string>();
        world.Network.Install(new LinkRule((link, message) =>
        {
            seen.Add($"{link.From}->{link.To} {link.Sent} {message}");
            return Verdict.Drop;
        }));

        world.Send("a", "b", "x");
        world.Send("a", "b", "y");
        world.Send("b", "a", "z");

        seen.ShouldBe(["a->b 1 x", "a->b 2 y", "b->a 1 z"]);
    }

    [Fact]
    public void a_dropped_message_is_counted_and_recorded_as_lost_when_it_is_sent()
    {
        using var world = new KernelSystem();
        world.Up("b");
        world.Network.Install(new LinkRule((_, _) => Verdict.Drop));
        world.Run(3);

        world.Loop.Cause = 17;
        world.Send("a", "b", "gone");

        world.Network.Lost.ShouldBe(1);
        world.Hardware.Recording.Lines.ShouldBe([new(TimeSpan.FromSeconds(3), Happening.Lost, "a", "b", "gone", 17)]);
    }

    /// <summary>Ten messages, one each 200 ms, on one link of wide latency.</summary>
    private static List<(TimeSpan At, object Message)> Arrivals(LinkRule? rule)
    {
        using var world = new KernelSystem(new Hardware(network: Wide));
        var probe = world.Up("to");
        if (rule is not null)
        {
            world.Network.Install(rule);
        }

        for (var i = 0; i < 10; i++)
        {
            world.Send("from", "to", i);
            world.Run(1);
        }

        return probe.Arrivals;
    }
}
