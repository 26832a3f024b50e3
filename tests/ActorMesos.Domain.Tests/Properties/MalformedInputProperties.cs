namespace ActorMesos.Domain.Tests.Generated;

using System.Text.Json.Nodes;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tests.Offering;
using ActorMesos.Domain.Wire;
using CsCheck;

/// <summary>Documents and texts that were right until something in them was changed: each is read, or refused in words.</summary>
public sealed class MalformedInputProperties
{
    private const int Times = 3000;

    private static readonly Resource Refined = Situation.Static.PushReservation(Reservation.Dynamic("hdfs/name", "p", Labels.Of(new Label("rack", "r1"))));

    private static readonly Operation[] Operations =
    [
        new Reserve([Situation.Reserved, Refined]),
        new Unreserve([Refined]),
        new Create([Situation.Volume with { Shared = true }, Situation.Static.OnDisk(DiskSourceType.Path, "/a").WithVolume("v2", "data")]),
        new Destroy([Situation.Volume]),
        new GrowVolume(Situation.Volume, Situation.Reserved),
        new ShrinkVolume(Situation.Volume, Scalar.FromWhole(1)),
        new Launch([TaskFixtures.Task(Situation.Volume, TaskFixtures.Ports(1, 5)[0]), TaskFixtures.With(TaskFixtures.Executor).Named("t2")]),
        TaskFixtures.Group(),
    ];

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "null", "true", "0", "-1", "1e999", "1e-400", "100000000000.0001", "18446744073709551616", "\"\"", "\"*\"", "\"a/b\"", "\"MOUNT\"", "\"DYNAMIC\"", "[]", "{}", "[[]]",
        "[{\"begin\":5,\"end\":8},{\"begin\":1,\"end\":6}]", "{\"value\":1}", "{\"principal\":\"q\"}");

    private static readonly string[] Texts =
        ["cpus:8;mem:16384;disk(hdfs):2048;ports:[31000-32000,8080-8090];zones:{a,b}", "gpus:0;cpus(a/b):0.125", "disk(*):1e3;disk(r):0.001"];

    private static readonly string[] TextRules = ["resources-text", "role-name", "resources-one-type", "resources-total"];

    /// <summary>Changes one or two values of an operation's document: puts another in their place, takes them out, or puts them in twice.</summary>
    [Fact]
    public void an_operation_with_something_changed_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Operations.Length - 1], Gen.Select(Gen.Int[0, 200], Gen.Int[0, 3], Pieces).Array[1, 2]).Always(
            (which, changes) =>
            {
                var document = JsonNode.Parse(OperationJson.Print(Operations[which]))!;
                foreach (var (place, how, piece) in changes)
                {
                    Change(document, place, how, piece);
                }

                var read = OperationJson.Parse(document.ToJsonString());
                if (read.IsRefused)
                {
                    return read.Refusal.Rule == "malformed-json" && read.Refusal.Reason.Length > 0;
                }

                OperationJson.Parse(OperationJson.Print(read.Value)).Value.ShouldBe(read.Value);
                return SemanticsProfile.All.All(semantics => IsAnswered(read.Value, semantics));
            },
            iter: Times);

    [Fact]
    public void a_flag_in_json_with_something_changed_is_read_or_refused() =>
        Gen.Select(Any.Collection, Gen.Int[0, 200], Gen.Int[0, 3], Pieces).Always(
            (resources, place, how, piece) =>
            {
                var document = JsonNode.Parse($"[{string.Join(',', resources.Select(resource => ResourceJson.Print(resource, ResourceForm.Endpoint)))}]")!;
                Change(document, place, how, piece);
                var read = ResourcesFlag.Parse(document.ToJsonString(), SemanticsProfile.V111);
                if (!read.IsRefused)
                {
                    ResourcesFlag.Parse(ResourcesFlag.PrintJson(read.Value).Value, SemanticsProfile.V111).Value.Equals(read.Value).ShouldBeTrue();
                    return ResourcesFlag.PrintText(read.Value) is { IsRefused: true } or { Value.Length: >= 0 };
                }

                return read.Refusal.Reason.Length > 0;
            },
            iter: Times);

    [Fact]
    public void a_flag_in_text_with_something_changed_is_read_or_refused_by_its_own_rules() =>
        Gen.Select(Gen.OneOf(Texts), Gen.Select(Gen.Int[0, 100], Gen.Int[0, 2], Gen.OneOf(";", ":", "(", ")", "[", "]", "{", "}", ",", "-", " ", "9", "e", "*", "/", "\t", "é")).Array[1, 3])
            .Always(
                (text, changes) =>
                {
                    foreach (var (place, how, piece) in changes)
                    {
                        var at = place % text.Length;
                        text = how switch { 0 => text.Insert(at, piece), 1 => text.Remove(at, 1) + piece, _ => text.Remove(at, 1).Insert(at, piece) };
                    }

                    var read = ResourcesFlag.Parse(text, SemanticsProfile.V023);
                    return read.IsRefused
                        ? TextRules.Contains(read.Refusal.Rule, StringComparer.Ordinal) || text.TrimStart().StartsWith('[')
                        : ResourcesFlag.Parse(ResourcesFlag.PrintText(read.Value).Value, SemanticsProfile.V023).Value.Equals(read.Value);
                },
                iter: Times);

    [Fact]
    public void whatever_can_be_written_as_text_is_read_again_and_the_rest_is_refused() =>
        Gen.Select(Any.Collection, Gen.OneOf("*", "hdfs")).Always(
            (resources, role) =>
            {
                var printed = ResourcesFlag.PrintText(resources, role);
                return printed.IsRefused
                    ? resources.Any(resource => resource is not { Disk: null, Revocable: false } || resource.Reservations is not ([] or [{ Type: ReservationType.Static }]))
                    : ResourcesFlag.Parse(printed.Value, SemanticsProfile.V023, role).Value.Equals(resources);
            },
            iter: Times);

    /// <summary>Validated and applied without an exception, and refused, if at all, with a rule and a reason.</summary>
    private static bool IsAnswered(Operation operation, SemanticsProfile semantics)
    {
        var offered = Resources.Of(Situation.Plain, Situation.Static, Situation.Reserved, Situation.Volume, TaskFixtures.Cpus);
        var context = Situation.New with { Semantics = semantics, Checkpointed = offered.Checkpointed() };
        Refusal?[] refusals =
        [
            operation.Validate(context) ?? operation.Apply(offered).Refusal,
            .. operation.TasksToLaunch().Select(task => Launch.ValidateTask(task, context, offered)),
        ];
        return refusals.All(refusal => refusal is null or { Rule.Length: > 0, Reason.Length: > 10 });
    }

    private static void Change(JsonNode document, int place, int how, string piece)
    {
        var nodes = Below(document).ToList();
        if (nodes.Count == 0)
        {
            return;
        }

        var node = nodes[place % nodes.Count];
        switch (node.Parent)
        {
            case JsonArray array when how == 0:
                array.Add(node.DeepClone());
                break;
            case JsonArray array when how == 1:
                array.Remove(node);
                break;
            case JsonArray array:
                array[array.IndexOf(node)] = JsonNode.Parse(piece);
                break;
            case JsonObject parent when how == 0:
                parent.Remove(node.GetPropertyName());
                break;
            case JsonObject parent when how == 1:
                parent[node.GetPropertyName() + "s"] = JsonNode.Parse(piece);
                break;
            case JsonObject parent:
                parent[node.GetPropertyName()] = JsonNode.Parse(piece);
                break;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        var children = node switch
        {
            JsonObject parent => parent.Select(child => child.Value),
            JsonArray array => array,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Below(child).Prepend(child));
    }
}
