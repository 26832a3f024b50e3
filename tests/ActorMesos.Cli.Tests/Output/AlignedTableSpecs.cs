using ActorMesos.Cli.Output;

namespace ActorMesos.Cli.Tests.Output;

/// <summary>Tables of names on terminals that are wide and narrow.</summary>
public sealed class AlignedTableSpecs
{
    private static readonly (string, string)[] Rows = [("crash", "a node's process ends at once and starts again after a while"), ("power-cycle", "all of them")];

    [Fact]
    public void what_a_name_stands_for_is_beside_it_and_broken_between_words() => AlignedTable.Lines(Rows, 49).ShouldBe(
    [
        "  crash        a node's process ends at once and",
        "               starts again after a while",
        "  power-cycle  all of them",
    ]);

    [Fact]
    public void it_is_below_where_too_little_is_left_beside() => AlignedTable.Lines(Rows, 48).ShouldBe(
    [
        "  crash",
        "      a node's process ends at once and starts",
        "      again after a while",
        "  power-cycle",
        "      all of them",
    ]);

    [Fact]
    public void what_goes_into_a_file_is_never_broken() => AlignedTable.Lines(Rows, int.MaxValue).Count().ShouldBe(2);
}
