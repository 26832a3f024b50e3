namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Semantics;

/// <summary>Frameworks that say on which slaves they want offers.</summary>
public sealed class OfferConstraintsSpecs
{
    private const string Attributes = "rack:r1;rack:r2;cores:8;ports:[1-3]";

    [Theory]
    [InlineData("rack", AttributeTest.Exists, "", true)]
    [InlineData("zone", AttributeTest.Exists, "", false)]
    [InlineData("rack", AttributeTest.NotExists, "", false)]
    [InlineData("zone", AttributeTest.NotExists, "", true)]
    [InlineData("rack", AttributeTest.TextEquals, "r1", true)]
    [InlineData("rack", AttributeTest.TextEquals, "r2", false)]
    [InlineData("zone", AttributeTest.TextEquals, "r1", false)]
    [InlineData("rack", AttributeTest.TextNotEquals, "r1", false)]
    [InlineData("zone", AttributeTest.TextNotEquals, "r1", true)]
    [InlineData("rack", AttributeTest.TextMatches, "r[0-9]", true)]
    [InlineData("rack", AttributeTest.TextMatches, "r", false)]
    [InlineData("rack", AttributeTest.TextMatches, "x|r1", true)]
    [InlineData("zone", AttributeTest.TextMatches, ".*", false)]
    [InlineData("rack", AttributeTest.TextNotMatches, "r[0-9]", false)]
    [InlineData("zone", AttributeTest.TextNotMatches, ".*", true)]
    [InlineData("cores", AttributeTest.TextEquals, "9", true)]
    [InlineData("cores", AttributeTest.TextNotEquals, "8", true)]
    [InlineData("ports", AttributeTest.TextMatches, "x", true)]
    [InlineData("ports", AttributeTest.TextNotMatches, ".*", true)]
    public void what_is_no_text_passes_for_the_framework_to_judge_and_of_two_alike_the_first_counts(string name, AttributeTest test, string text, bool holds) =>
        new AttributeConstraint(new AttributePlace(name), test, text).Holds(AllocatorBench.Info(new SlaveId("S1"), Attributes)).ShouldBe(holds);

    [Fact]
    public void the_name_of_the_host_counts_as_an_attribute_and_a_region_is_never_there()
    {
        var slave = AllocatorBench.Info(new SlaveId("8"));
        new AttributeConstraint(new AttributePlace(null, IsHostname: true), AttributeTest.TextEquals, "8").Holds(slave).ShouldBeTrue();
        new AttributeConstraint(new AttributePlace(null, IsHostname: true), AttributeTest.TextEquals, "9").Holds(slave).ShouldBeFalse();
        new AttributeConstraint(new AttributePlace(null), AttributeTest.Exists, "").Holds(slave).ShouldBeFalse();
    }

    [Fact]
    public void a_framework_is_offered_only_slaves_of_one_of_its_groups_and_others_get_the_rest()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111);
        var constraints = OfferConstraints.Of([[Rack("r1"), Ssd], [Rack("r2")]]);
        bench.Allocator.AddFramework(AllocatorBench.Id("f"), AllocatorBench.Info("f", "a") with { Wishes = AllocatorBench.Wish("a", null, constraints) });
        bench.Slave("cpus:1", "rack:r1");
        bench.Slave("cpus:1", "rack:r1;ssd:true");
        bench.Slave("cpus:1", "rack:r2");

        bench.Round().ShouldBe(["f gets S2 cpus:1", "f gets S3 cpus:1"], ignoreOrder: true);
        bench.Framework("g", "a");
        bench.Round().ShouldBe(["g gets S1 cpus:1"]);
    }

    [Fact]
    public void constraints_hold_for_their_role_and_until_the_framework_says_otherwise()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111);
        var info = AllocatorBench.Info("f", "a,b");
        bench.Allocator.AddFramework(AllocatorBench.Id("f"), info with { Wishes = AllocatorBench.Wish("a", null, OfferConstraints.Of([[Rack("r1")]])) });
        bench.Slave("cpus:1");
        bench.Allocator.Allocate(default).ShouldHaveSingleItem().Role.ShouldBe("b");
        bench.Allocator.Suppress(AllocatorBench.Id("f"), ["b"]);
        bench.Slave("cpus:1");
        bench.Round().ShouldBeEmpty();
        bench.Allocator.UpdateFramework(AllocatorBench.Id("f"), info, ["b"]);
        bench.Allocator.Allocate(default).ShouldHaveSingleItem().Role.ShouldBe("a");
    }

    [Fact]
    public void a_slave_that_comes_back_with_other_attributes_is_judged_by_them()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111);
        bench.Allocator.AddFramework(
            AllocatorBench.Id("f"), AllocatorBench.Info("f", "a") with { Wishes = AllocatorBench.Wish("a", null, OfferConstraints.Of([[Rack("r1")]])) });
        var slave = bench.Slave("cpus:1");
        bench.Round().ShouldBeEmpty();
        bench.Allocator.Reconfigure(slave, AllocatorBench.Info(slave, "rack:r1"));
        bench.Round().ShouldBe(["f gets S1 cpus:1"]);
    }

    [Theory]
    [InlineData("(", "cannot be matched")]
    [InlineData("(a)\\1", "cannot be matched")]
    public void a_pattern_that_takes_more_than_the_text_is_none(string pattern, string why)
    {
        AttributeConstraint.Fault(pattern).ShouldNotBeNull().ShouldContain(why);
        AttributeConstraint.Fault(new string('a', AttributeConstraint.PatternLengthMost + 1)).ShouldNotBeNull().ShouldContain("longer");
        AttributeConstraint.Fault("node-[0-9]+").ShouldBeNull();
    }

    private static AttributeConstraint Ssd => new(new AttributePlace("ssd"), AttributeTest.Exists, "");

    private static AttributeConstraint Rack(string value) => new(new AttributePlace("rack"), AttributeTest.TextEquals, value);
}
