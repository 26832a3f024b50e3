using ActorMesos.Frameworks.Cassandra;
using CsCheck;

namespace ActorMesos.Frameworks.Tests.Cassandra;

public sealed class RingProperties
{
    private static readonly Gen<(int Nodes, int Racks, int Replication, ulong Token)> Rings =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 4], Gen.Int[1, 5], Gen.ULong);

    [Fact]
    public void a_row_lies_on_different_nodes_as_many_as_there_may_be() => Rings.Always(one =>
    {
        var replicas = Of(one.Nodes, one.Racks).Replicas(one.Token, one.Replication);
        replicas.Distinct().Count().ShouldBe(replicas.Count);
        replicas.Count.ShouldBe(Math.Min(one.Nodes, one.Replication));
    });

    [Fact]
    public void a_row_lies_in_different_racks_as_long_as_there_are_any() => Rings.Always(one =>
    {
        var replicas = Of(one.Nodes, one.Racks).Replicas(one.Token, one.Replication);
        var racks = Math.Min(one.Nodes, one.Racks);
        replicas.Select(name => RackOf(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture), one.Racks)).Distinct().Count()
            .ShouldBe(Math.Min(racks, replicas.Count));
    });

    [Fact]
    public void a_node_more_takes_rows_and_no_other_gets_any() => Rings.Where(one => one.Racks == 1).Always(one =>
    {
        var before = Of(one.Nodes, 1).Replicas(one.Token, one.Replication);
        var after = Of(one.Nodes + 1, 1).Replicas(one.Token, one.Replication);
        after.Except(before).All(name => name == $"{one.Nodes}").ShouldBeTrue();
    });

    [Fact]
    public void each_node_has_its_share()
    {
        var ring = Of(6, 3);
        var rows = Enumerable.Range(0, 6000).SelectMany(key => ring.Replicas(Row.TokenOf($"key-{key}"), 3)).CountBy(name => name).ToList();
        rows.Count.ShouldBe(6);
        rows.ShouldAllBe(one => one.Value > 2000 && one.Value < 4000);
    }

    [Fact]
    public void nobody_owns_a_row_of_an_empty_ring()
    {
        var ring = Of(0, 1);
        ring.IsEmpty.ShouldBeTrue();
        ring.Replicas(17, 3).ShouldBeEmpty();
    }

    private static Ring Of(int nodes, int racks) => new(Enumerable.Range(0, nodes).Select(number => ($"{number}", RackOf(number, racks))), 64);

    private static string RackOf(int number, int racks) => $"r{number % racks}";
}
