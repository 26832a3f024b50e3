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
