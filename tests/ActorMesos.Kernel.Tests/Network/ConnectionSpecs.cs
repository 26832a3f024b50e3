using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Tests.Support;

namespace ActorMesos.Kernel.Tests.Network;

public sealed class ConnectionSpecs
{
    [Fact]
    public void what_is_meant_for_a_process_that_has_ended_does_not_reach_its_successor()
    {
        using var world = Acquainted();

        world.Send("a", "b", "for the first process");
        var second = Restart(world, "b");
        world.Run(1);

        second.Messages.ShouldBeEmpty();
        world.Network.Lost.ShouldBe(1);
    }

    [Fact]
    public void a_sender_that_has_seen_the_connection_break_opens_another()
    {
        using var world = Acquainted();
        var second = Restart(world, "b");

        world.Send("a", "b", "lost");
        world.Run(1);
        world.Send("a", "b", "arrives");
        world.Run(1);

        second.Messages.ShouldBe(["arrives"]);
    }

    [Fact]
    public void a_sender_that_lives_sees_the_connection_break_under_its_message_once()
    {
        using var world = Acquainted();
        Restart(world, "b");

        world.Send("a", "b", "lost");
        world.Hardware.Broken.ShouldBeEmpty("it is on its way");
        world.Run(1);
        world.Hardware.Broken.ShouldBe(["a sees b gone"]);
        world.Send("a", "b", "arrives");
        world.Run(1);
        world.Hardware.Broken.Count.ShouldBe(1);

        SimulatedNetwork.Disconnect(world.Network.Node("b"));
        world.Send("a", "b", "meets nobody");
        world.Run(1);
        world.Hardware.Broken.Count.ShouldBe(2);
    }

    [Fact]
    public void nobody_sees_the_connection_break_of_a_sender_that_has_ended_or_of_what_a_rule_has_lost()
    {
        using var world = Acquainted();
        SimulatedNetwork.Disconnect(world.Network.Node("b"));
        world.Send("a", "b", "lost");
        Restart(world, "a");
        world.Run(1);

        using (world.Network.Install(new LinkRule((_, _) => Verdict.Drop)))
        {
            world.Network.Send(world.Network.Node("a"), world.Network.Node("b"), "lost as well").ShouldBeFalse();
        }

        world.Run(1);
        world.Hardware.Broken.ShouldBeEmpty();
        world.Network.Send(world.Network.Node("a"), world.Network.Node("b"), "under way").ShouldBeTrue();
    }

    [Fact]
    public void a_sender_that_has_heard_of_the_new_process_reaches_it()
    {
        using var world = Acquainted();
        var second = Restart(world, "b");

        world.Send("b", "a", "it is me");
        world.Run(1);
        world.Send("a", "b", "welcome back");
        world.Run(1);

        second.Messages.ShouldBe(["welcome back"]);
    }

    [Fact]
    public void a_sender_that_was_told_of_the_end_reaches_the_new_process()
    {
        using var world = Acquainted();
        SimulatedNetwork.Disconnect(world.Network.Node("b"));
        world.Send("b", "a", "the connection breaks");
        world.Run(1);

        var second = world.Up("b");
        world.Send("a", "b", "hello");
        world.Run(1);

        second.Messages.ShouldBe(["hello"]);
    }

    [Fact]
    public void a_new_process_has_no_connections_of_the_old_one()
    {
        using var world = Acquainted();
        SimulatedNetwork.Disconnect(world.Network.Node("a"));
        var second = Restart(world, "b");

        world.Up("a");
        world.Send("a", "b", "from a process that never knew the first");
        world.Run(1);

        second.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public void a_message_to_somebody_never_heard_of_reaches_whatever_process_is_there()
    {
        using var world = new KernelSystem();
        world.Up("a");
        world.Up("b");
        world.Send("a", "b", "hello");

        var second = Restart(world, "b");
        world.Run(1);

        second.Messages.ShouldBe(["hello"]);
    }

    /// <summary>Nodes a and b, which have heard of each other.</summary>
    private static KernelSystem Acquainted()
    {
        var world = new KernelSystem();
        world.Up("a");
        world.Up("b");
        world.Send("a", "b", "hello");
        world.Send("b", "a", "hello");
        world.Run(1);
        return world;
    }

    private static Probe Restart(KernelSystem world, string node)
    {
        SimulatedNetwork.Disconnect(world.Network.Node(node));
        return world.Up(node);
    }
}
