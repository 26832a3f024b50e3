namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;

/// <summary>Whom a master does not let in, by the rule that refuses it.</summary>
public sealed class SubscriptionRulesSpecs
{
    [Fact]
    public void a_role_that_the_master_does_not_list_is_refused()
    {
        var settings = new MasterSettings { Roles = ["a", "b"] };
        Refusal(settings, role: "c").ShouldBe("framework-role-known: role 'c' of 'f' is not present in the master's --roles: a, b");
        Refusal(settings, role: "b").ShouldBeNull();
        Refusal(settings, role: "*").ShouldBeNull();
        Refusal(new MasterSettings(), role: "c").ShouldBeNull();
    }

    [Fact]
    public void a_time_out_that_nanoseconds_cannot_hold_is_refused_in_1_11_and_none_in_0_23()
    {
        var eternal = Bench.Framework("f") with { FailoverTimeout = TimeSpan.FromDays(200_000) };
        foreach (var semantics in SemanticsProfile.All)
        {
            var settings = new MasterSettings { Semantics = semantics };
            SubscriptionRules.Validate(eternal, null, settings)?.Rule
                .ShouldBe(semantics.FailoverTimeoutsAreChecked ? "framework-failover-timeout" : null);
            SubscriptionRules.Validate(eternal with { FailoverTimeout = TimeSpan.FromDays(100_000) }, null, settings).ShouldBeNull();
        }

        var bench = new Bench();
        bench.Register(eternal);
        bench.Receive(new Exited(eternal.Node));
        bench.RunTo(0);
        bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void root_is_refused_where_it_is_not_wanted()
    {
        var root = Bench.Framework("f") with { User = "root" };
        SubscriptionRules.Validate(root, null, new MasterSettings()).ShouldBeNull();
        var settings = new MasterSettings { RootSubmissions = false };
        SubscriptionRules.Validate(root, null, settings).ShouldNotBeNull().Rule.ShouldBe("framework-root");
        SubscriptionRules.Validate(root with { User = "hdfs" }, null, settings).ShouldBeNull();
    }

    [Fact]
    public void what_is_wrong_with_the_framework_itself_is_said_before_that_it_has_been_removed()
    {
        var bench = new Bench(new MasterSettings { Roles = ["a"] });
        var framework = bench.Register(Bench.Framework("f", "a"));
        bench.Receive(new TeardownFramework { FrameworkId = framework });
        bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", "b")));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldContain("--roles");
        bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", "a")));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldBe("Framework has been removed");
        bench.Reports.OfType<FrameworkRefused>().Select(refused => refused.Refusal.Rule).ShouldBe(["framework-role-known", "framework-not-removed"]);
    }

    private static string? Refusal(MasterSettings settings, string role) =>
        SubscriptionRules.Validate(Bench.Framework("f", role), null, settings)?.ToString();
}
