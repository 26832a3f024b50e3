using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Recording;
using ActorMesos.Kernel.Tests.Support;

namespace ActorMesos.Kernel.Tests.Network;

public sealed class NodeDownSpecs
{
    [Fact]
    public void a_message_to_a_node_that_is_down_is_lost_and_recorded_when_it_would_have_arrived()
    {
        using var world = new KernelSystem();
        world.Loop.Cause = 5;
        world.Send("a", "b", new Order("too early"));
        world.Loop.Cause = 0;

        world.Run(1);

        world.Network.Lost.ShouldBe(1);
        world.Network.Delivered.ShouldBe(0);
        world.Hardware.Recording.Lines.ShouldBe(
            [new(TimeSpan.FromMilliseconds(1), Happening.Lost, "a", "b", new Order("too early"), 5)]);
        world.Loop.Bug.ShouldBeNull();
    }

    [Fact]
    public void a_node_that_goes_down_loses_what_is_on_its_way_to_it()
    {
        using var world = new KernelSystem();
        var probe = world.Up("b");
        world.Send("a", "b", "lost");

        SimulatedNetwork.Disconnect(world.Network.Node("b"));
        world.Run(1);

        probe.Messages.ShouldBeEmpty();
        world.Network.Lost.ShouldBe(1);
    }

    [Fact]
    public void nodes_that_are_down_for_good_are_forgotten_with_their_links_unless_something_is_on_its_way()
    {
        using var world = new KernelSystem();
        world.Up("a");
        world.Up("c");
        world.Send("b", "a", "hello");
        world.Send("c", "a", "hello");
        var before = world.Network.Remembered;

        Forget(world, "b", "c").ShouldBeEmpty();
        world.Run(1);
        Forget(world, "b", "c").ShouldBe(["b"]);
        world.Network.Remembered.ShouldBe((before.Nodes - 1, before.Links));
        world.Network.Peers(world.Network.Node("a")).ShouldBeEmpty();

        // Made anew, it has nothing to do with the one before.
        world.Send("a", "b", "who is there?");
        world.Run(1);
        world.Network.Lost.ShouldBe(1);
        world.Loop.Bug.ShouldBeNull();
    }

    [Fact]
    public void a_node_keeps_the_order_in_which_it_met_others_when_one_of_them_is_forgotten()
    {
        using var world = new KernelSystem();
        world.Up("a");
        foreach (var name in (string[])["x", "y", "z"])
        {
            world.Send("a", name, "hello");
        }

        world.Run(1);
        Forget(world, "x").ShouldBe(["x"]);
        world.Send("a", "w", "hello");

        world.Network.Peers(world.Network.Node("a")).Select(node => node.Name).ShouldBe(["y", "z", "w"]);
    }

    private static IEnumerable<string> Forget(KernelSystem world, params string[] names) =>
        world.Network.Forget(names.Select(world.Network.Node)).Select(node => node.Name);

    [Fact]
    public void a_node_that_comes_up_in_time_receives_what_was_sent_before()
    {
        using var world = new KernelSystem();
        world.Send("a", "b", "hello");

        var probe = world.Up("b");
        world.Run(1);

        probe.Messages.ShouldBe(["hello"]);
    }

    [Fact]
    public void a_node_that_goes_down_as_a_message_is_handed_over_loses_it()
    {
        using var world = new KernelSystem();
        var recording = world.Hardware.Recording;
        SimulatedNetwork? network = null;
        network = new SimulatedNetwork(7, Hardware.OneMillisecond, recording)
        {
            Delivering = (node, _) => SimulatedNetwork.Disconnect(network!.Node(node)),
        };
        network.PowerOn(world.Loop);
        var probe = new Probe(world);
        SimulatedNetwork.Connect(network.Node("b"), probe);

        network.Send(network.Node("a"), network.Node("b"), "hello");
        world.Run(1);

        probe.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void a_delivery_is_counted_and_recorded_and_leads_to_what_the_receiver_does()
    {
        using var world = new KernelSystem();
        var answered = world.Up("a");
        SimulatedNetwork.Connect(world.Network.Node("b"), world.Actor((_, message) => world.Send("b", "a", $"re: {message}")));

        world.Send("a", "b", "hello");
        world.Run(1);

        world.Network.Delivered.ShouldBe(2);
        answered.Messages.ShouldBe(["re: hello"]);
        world.Hardware.Recording.Lines.ShouldBe(
        [
            new(TimeSpan.FromMilliseconds(1), Happening.Delivered, "a", "b", "hello", 0),
            new(TimeSpan.FromMilliseconds(2), Happening.Delivered, "b", "a", "re: hello", 1),
        ]);
    }

    [Fact]
    public void a_power_failure_loses_what_is_on_its_way_and_takes_every_node_down()
    {
        var hardware = new Hardware();
        Probe before;
        using (var world = new KernelSystem(hardware))
        {
            before = world.Up("b");
            world.Send("a", "b", "on its way");
        }

        hardware.Network.InFlight.ShouldBe(0);
        hardware.Network.Node("b").Receiver.ShouldBeNull();
        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        var after = again.Up("b");
        again.Send("a", "b", "after");
        again.Run(1);

        before.Messages.ShouldBeEmpty();
        after.Arrivals.ShouldBe([(TimeSpan.FromMilliseconds(10_001), "after")]);
    }

    [Fact]
    public void a_link_counts_on_after_a_power_failure()
    {
        var hardware = new Hardware();
        var numbers = new List<ulong>();
        hardware.Network.Install(new LinkRule((link, _) =>
        {
            numbers.Add(link.Sent);
            return Verdict.Pass;
        }));
        using (var world = new KernelSystem(hardware))
        {
            world.Send("a", "b", "first");
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        again.Send("a", "b", "second");

        numbers.ShouldBe([1UL, 2UL]);
    }

    [Fact]
    public void nothing_can_be_sent_without_power()
    {
        var network = new Hardware().Network;

        Should.Throw<InvalidOperationException>(() => network.Send(network.Node("a"), network.Node("b"), "hello"));
    }
}
