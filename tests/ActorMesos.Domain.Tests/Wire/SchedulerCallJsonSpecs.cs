using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Domain.Tests.Wire;

public sealed class SchedulerCallJsonSpecs
{
    private static readonly NodeName Node = new("scheduler:1");

    [Fact]
    public void a_subscription_says_what_the_framework_is()
    {
        var call = Read("""
            {"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"u","name":"n","failover_timeout":1.5,"checkpoint":true,
            "capabilities":[{"type":"MULTI_ROLE"},{"type":"SOMETHING_LATER"}],"roles":["a","b"]},"suppressed_roles":["b"]}}
            """);

        var (framework, id, suppressed) = call.Subscription.ShouldNotBeNull();
        call.Refusal.ShouldBeNull();
        framework.Roles().ShouldBe(["a", "b"]);
        framework.FailoverTimeout.ShouldBe(TimeSpan.FromSeconds(1.5));
        framework.Node.ShouldBe(Node);
        id.ShouldBeNull();
        suppressed.ShouldBe(["b"]);
    }

    [Theory]
    [InlineData(""" "role":"a","capabilities":[{"type":"MULTI_ROLE"}] """, "framework-role-or-roles")]
    [InlineData(""" "roles":["a"] """, "framework-roles-multi-role")]
    public void a_role_and_roles_go_with_their_capability(string fields, string rule) =>
        Read("""{"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"u","name":"n",FIELDS}}}""".Replace("FIELDS", fields, StringComparison.Ordinal)).Refusal!.Rule.ShouldBe(rule);

    [Fact]
    public void an_id_in_two_places_is_one_id() => Refused("""
        {"type":"SUBSCRIBE","framework_id":{"value":"a"},"subscribe":{"framework_info":{"user":"u","name":"n","id":{"value":"b"}}}}
        """).ShouldContain("framework_info.id");

    [Fact]
    public void an_acknowledgement_names_its_news_by_sixteen_bytes()
    {
        var uuid = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var acknowledgement = (StatusUpdateAcknowledgement)Read("""
            {"type":"ACKNOWLEDGE","framework_id":{"value":"f"},"acknowledge":{"slave_id":{"value":"s"},"task_id":{"value":"t"},"uuid":"ABEiM0RVZneImaq7zN3u/w=="}}
            """).Message!;

        acknowledgement.Uuid.ShouldBe(uuid);
        Refused("""{"type":"ACKNOWLEDGE","framework_id":{"value":"f"},"acknowledge":{"slave_id":{"value":"s"},"task_id":{"value":"t"},"uuid":"AAAA"}}""").ShouldContain("sixteen");
        Refused("""{"type":"ACKNOWLEDGE","framework_id":{"value":"f"},"acknowledge":{"slave_id":{"value":"s"},"task_id":{"value":"t"},"uuid":"!"}}""").ShouldContain("base 64");
    }

    [Fact]
    public void no_roles_are_all_of_them()
    {
        ((ReviveOffers)Read("""{"type":"REVIVE","framework_id":{"value":"f"}}""").Message!).Roles.ShouldBeNull();
        ((SuppressOffers)Read("""{"type":"SUPPRESS","framework_id":{"value":"f"},"suppress":{"roles":["a"]}}""").Message!).Roles.ShouldBe(["a"]);
    }

    [Fact]
    public void a_task_keeps_its_labels_whatever_they_say()
    {
        var accept = (Accept)Read("""
            {"type":"ACCEPT","framework_id":{"value":"f"},"accept":{"offer_ids":[{"value":"o"}],"operations":[{"type":"LAUNCH","launch":{"task_infos":[
            {"name":"t","task_id":{"value":"t"},"slave_id":{"value":"s"},"command":{"value":"./server"},"labels":{"labels":[{"key":"simulate.duration","value":"soon"}]}}]}}]}}
            """).Message!;

        accept.Operations[0].TasksToLaunch()[0].Labels.ShouldBe([new("simulate.duration", "soon")]);
    }

    [Fact]
    public void a_framework_says_what_is_worth_an_offer_and_where()
    {
        var read = Wishing(
            """{"eng":{"min_allocatable_resources":{"quantities":[{"quantities":{"cpus":{"value":1},"mem":{"value":64}}},{"quantities":{"disk":{"value":9}}}]}}}""",
            """
            {"role_constraints":{"eng":{"groups":[{"attribute_constraints":[
                {"selector":{"attribute_name":"rack"},"predicate":{"text_matches":{"regex":"r[12]"}}},
                {"selector":{"pseudoattribute_type":"HOSTNAME"},"predicate":{"not_exists":{}}}]}]}}}
            """);

        var wish = read.Subscription!.Framework.Wishes!["eng"];
        wish.Minimum!.ToString().ShouldBe("cpus:1;mem:64|disk:9");
        wish.Constraints!.ToString().ShouldBe("rack TextMatches r[12] and hostname NotExists");
        Wishing("""{"eng":{"min_allocatable_resources":{}}}""").Subscription!.Framework.Wishes!["eng"].Minimum!.Allows(ActorMesos.Domain.Resources.ResourceText.Parse("disk:1").Value).ShouldBeTrue();
        Wishing("{}").Subscription!.Framework.Wishes.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"ops":{}}""", "{}", "offer-wish-role")]
    [InlineData("""{"eng":{"min_allocatable_resources":{"quantities":[{"quantities":{"cpus":{"value":0}}}]}}}""", "{}", "offer-filter-amount")]
    [InlineData("{}", """{"role_constraints":{"ops":{"groups":[{"attribute_constraints":[{"selector":{"attribute_name":"r"},"predicate":{"exists":{}}}]}]}}}""", "offer-wish-role")]
    [InlineData("{}", """{"role_constraints":{"eng":{}}}""", "offer-constraint-group")]
    [InlineData("{}", """{"role_constraints":{"eng":{"groups":[{}]}}}""", "offer-constraint-group")]
    [InlineData("{}", """{"role_constraints":{"eng":{"groups":[{"attribute_constraints":[{"selector":{},"predicate":{"exists":{}}}]}]}}}""", "offer-constraint-selector")]
    [InlineData("{}", """{"role_constraints":{"eng":{"groups":[{"attribute_constraints":[{"selector":{"attribute_name":"r"},"predicate":{}}]}]}}}""", "offer-constraint-predicate")]
    [InlineData("{}", """{"role_constraints":{"eng":{"groups":[{"attribute_constraints":[{"selector":{"attribute_name":"r"},"predicate":{"text_matches":{"regex":"("}}}]}]}}}""", "offer-constraint-regex")]
    public void wishes_that_make_no_sense_are_refused_on_the_stream(string filters, string constraints, string rule) =>
        Wishing(filters, constraints).Refusal!.Rule.ShouldBe(rule);

    [Theory]
    [InlineData("TEARDOWN", "")]
    [InlineData("KILL", ""","kill":{"task_id":{"value":"t"}}""")]
    [InlineData("RECONCILE", ""","reconcile":{}""")]
    [InlineData("MESSAGE", ""","message":{"slave_id":{"value":"s"},"executor_id":{"value":"e"},"data":"aGk="}""")]
    [InlineData("SHUTDOWN", ""","shutdown":{"slave_id":{"value":"s"},"executor_id":{"value":"e"}}""")]
    [InlineData("RECONCILE_OPERATIONS", ""","reconcile_operations":{"operations":[{"operation_id":{"value":"o"}}]}""")]
    [InlineData("ACCEPT_INVERSE_OFFERS", ""","accept_inverse_offers":{"inverse_offer_ids":[{"value":"o"}]}""")]
    public void a_call_belongs_to_a_framework(string type, string body)
    {
        Read($$"""{"type":"{{type}}","framework_id":{"value":"f"}{{body + "}"}}""").Message.ShouldNotBeNull();
        Refused($$"""{"type":"{{type}}"{{body + "}"}}""").ShouldContain("framework_id");
    }

    private static ReadCall Wishing(string filters, string constraints = "{}") => Read(
        $$"""{"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"u","name":"f","role":"eng","offer_filters":{{filters}}},"offer_constraints":{{constraints}} } }""");

    private static ReadCall Read(string json) => SchedulerCallJson.Parse(json, Node).Value;

    private static string Refused(string json) => SchedulerCallJson.Parse(json, Node).Refusal!.Reason;
}
