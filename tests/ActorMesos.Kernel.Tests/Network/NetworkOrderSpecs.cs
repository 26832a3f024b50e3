using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Tests.Support;

namespace ActorMesos.Kernel.Tests.Network;

public sealed class NetworkOrderSpecs
{
    private static readonly LatencyRange Wide = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));

    [Fact]
    public void messages_of_one_instant_arrive_by_link_whatever_the_order_in_which_they_were_sent()
    {
        string[] senders = [.. Enumerable.Range(0, 20).Select(i => $"node-{i}")];

        var forwards = Arrivals(senders);
        var backwards = Arrivals([.. senders.Reverse()]);

        backwards.ShouldBe(forwards);
        forwards.ShouldBe(senders.OrderBy(sender => Hash64.Of(Hash64.Of(sender), Hash64.Of("to"))));

        static List<object> Arrivals(string[] senders)
        {
            using var world = new KernelSystem();
            var probe = world.Up("to");
            foreach (var sender in senders)
            {
                world.Send(sender, "to", sender);
            }

            world.Run(1);
            return [.. probe.Messages];
        }
    }

    [Fact]
    public void links_that_take_turns_have_another_order_at_each_instant_and_with_each_seed()
    {
        var turns = Turns(7, reordersLinks: true);

        turns.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(3);
        Turns(7, reordersLinks: true).ShouldBe(turns, "it is the seed's alone");
        Turns(8, reordersLinks: true).ShouldNotBe(turns);
        Turns(7, reordersLinks: false).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);

        static List<string> Turns(ulong seed, bool reordersLinks)
        {
            using var world = new KernelSystem(new Hardware(seed, reordersLinks: reordersLinks));
            var probe = world.Up("to");
            for (var instant = 0; instant < 10; instant++)
            {
                foreach (var sender in new[] { "a", "b", "c" })
                {
                    world.Send(sender, "to", $"{sender}1");
                    world.Send(sender, "to", $"{sender}2");
                }

                world.Loop.RunUntil(world.Now + TimeSpan.FromMilliseconds(5));
            }

            var messages = probe.Messages.Cast<string>().ToList();
            messages.Chunk(6).ShouldAllBe(turn => new[] { "a", "b", "c" }.All(sender => Array.IndexOf(turn, $"{sender}1") < Array.IndexOf(turn, $"{sender}2")));
            return [.. messages.Chunk(6).Select(turn => string.Join(" ", turn))];
        }
    }

    [Fact]
    public void earlier_instants_come_before_later_ones()
    {
        using var world = new KernelSystem(new Hardware(network: Wide));
        var probe = world.Up("to");
        for (var i = 0; i < 100; i++)
        {
            world.Send($"node-{i}", "to", i);
        }

        world.Run(1);

        probe.Times.ShouldBeInOrder();
        probe.Times.Distinct().Count().ShouldBeGreaterThan(90);
    }

    [Fact]
    public void a_message_never_overtakes_an_earlier_one_of_its_link()
    {
        using var world = new KernelSystem(new Hardware(network: Wide));
        var probe = world.Up("to");
        for (var i = 0; i < 1000; i++)
        {
            world.Send("from", "to", i);
            world.Loop.RunUntil(world.Now + TimeSpan.FromMicroseconds(300));
        }

        world.Run(1);

        probe.Messages.ShouldBe(Enumerable.Range(0, 1000).Cast<object>());
    }

    [Fact]
    public void messages_of_other_links_may_overtake_it()
    {
        using var world = new KernelSystem(new Hardware(network: Wide));
        var probe = world.Up("to");
        for (var i = 0; i < 50; i++)
        {
            world.Send($"node-{i}", "to", i);
        }

        world.Run(1);

        probe.Messages.ShouldNotBe(Enumerable.Range(0, 50).Cast<object>());
    }

    [Fact]
    public void latency_is_drawn_from_seed_link_and_number_alone()
    {
        var first = Latencies(7, "a", "b");

        Latencies(7, "a", "b").ShouldBe(first);
        Latencies(8, "a", "b").ShouldNotBe(first);
        Latencies(7, "b", "a").ShouldNotBe(first);
        Latencies(7, "a", "b", "other", "nodes", "before").ShouldBe(first);
        first.Distinct().Count().ShouldBe(20);
        first.ShouldAllBe(latency => latency >= Wide.Least && latency <= Wide.Most);

        static List<TimeSpan> Latencies(ulong seed, string from, string to, params string[] others)
        {
            using var world = new KernelSystem(new Hardware(seed, Wide));
            foreach (var other in others)
            {
                world.Send(other, to, "noise");
            }

            world.Run(1);
            var probe = world.Up(to);
            var latencies = new List<TimeSpan>();
            for (var i = 0; i < 20; i++)
            {
                var sent = world.Now;
                world.Send(from, to, i);
                world.Run(1);
                latencies.Add(probe.Times.Last() - sent);
            }

            return latencies;
        }
    }

    [Fact]
    public void a_message_is_handed_over_before_it_is_received()
    {
        using var world = new KernelSystem();
        var order = new List<string>();
        var network = new SimulatedNetwork(7, Hardware.OneMillisecond, world.Hardware.Recording)
        {
            Delivering = (node, message) => order.Add($"delivering {message} to {node}"),
        };
        network.PowerOn(world.Loop);
        SimulatedNetwork.Connect(network.Node("b"), world.Actor((_, message) => order.Add($"received {message}")));

        network.Send(network.Node("a"), network.Node("b"), "hello");
        world.Run(1);

        order.ShouldBe(["delivering hello to b", "received hello"]);
    }

    [Fact]
    public void a_message_may_be_sent_to_oneself()
    {
        using var world = new KernelSystem();
        var probe = world.Up("a");

        world.Send("a", "a", "hello");
        world.Run(1);

        probe.Arrivals.ShouldBe([(TimeSpan.FromMilliseconds(1), "hello")]);
    }

    [Fact]
    public void peers_are_those_that_a_node_has_sent_to_in_the_order_in_which_they_met()
    {
        using var world = new KernelSystem();
        foreach (var to in (string[])["z", "b", "a", "b"])
        {
            world.Send("from", to, "hello");
        }

        world.Send("other", "c", "hello");
        world.Up("from");
        world.Send("stranger", "from", "hello");
        world.Run(1);

        world.Network.Peers(world.Network.Node("from")).Select(node => node.Name).ShouldBe(["z", "b", "a"]);
    }
}
