using System.Diagnostics;
using System.Text.Json;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Wire;

/// <summary>How one operation looks on the wire. The catalog of all that can be read and written; a new one adds a line.</summary>
internal sealed record OperationForm(string Type, Func<WireValue, Operation> Read, Action<Utf8JsonWriter, Operation> Write)
{
    public static IReadOnlyList<OperationForm> All { get; } =
    [
        OfResources("RESERVE", "resources", resources => new Reserve(resources), operation => ((Reserve)operation).Resources),
        OfResources("UNRESERVE", "resources", resources => new Unreserve(resources), operation => ((Unreserve)operation).Resources),
        OfResources("CREATE", "volumes", volumes => new Create(volumes), operation => ((Create)operation).Volumes),
        OfResources("DESTROY", "volumes", volumes => new Destroy(volumes), operation => ((Destroy)operation).Volumes),
        new(
            "GROW_VOLUME",
            value => new GrowVolume(ResourceJson.Read(value.Field("volume")), ResourceJson.Read(value.Field("addition"))),
            (writer, operation) => WriteGrow(writer, (GrowVolume)operation)),
        new(
            "SHRINK_VOLUME",
            value => new ShrinkVolume(
                ResourceJson.Read(value.Field("volume")), ValueJson.ReadScalar(value.Field("subtract").Field("value")).Scalar),
            (writer, operation) => WriteShrink(writer, (ShrinkVolume)operation)),
        new(
            "LAUNCH",
            value => new Launch(ReadTasks(value.Field("task_infos"))),
            (writer, operation) => WriteTasks(writer, "task_infos", ((Launch)operation).Tasks)),
        new(
            "LAUNCH_GROUP",
            value => new LaunchGroup(ExecutorInfoJson.Read(value.Field("executor")), ReadTasks(value.Field("task_group").Field("tasks"))),
            (writer, operation) => WriteGroup(writer, (LaunchGroup)operation)),
    ];

    /// <summary>The field that holds what the operation is about: the type in lower case.</summary>
    public string Field { get; } = Type.ToLowerInvariant();

    public static OperationForm Of(Operation operation) =>
        All.FirstOrDefault(form => string.Equals(form.Type, operation.Type, StringComparison.Ordinal))
        ?? throw new UnreachableException($"operation {operation.Type} is not in the catalog of the wire");

    private static OperationForm OfResources(
        string type, string name, Func<IReadOnlyList<Resource>, Operation> make, Func<Operation, IReadOnlyList<Resource>> take) => new(
            type,
            value => make(ResourceJson.ReadList(value.Field(name))),
            (writer, operation) => ResourceJson.WriteList(writer, name, take(operation)));

    private static void WriteGrow(Utf8JsonWriter writer, GrowVolume grow)
    {
        writer.WritePropertyName("volume");
        ResourceJson.Write(writer, grow.Volume);
        writer.WritePropertyName("addition");
        ResourceJson.Write(writer, grow.Addition);
    }

    private static void WriteShrink(Utf8JsonWriter writer, ShrinkVolume shrink)
    {
        writer.WritePropertyName("volume");
        ResourceJson.Write(writer, shrink.Volume);
        ValueJson.Write(writer, "subtract", shrink.Subtract);
    }

    private static IReadOnlyList<TaskInfo> ReadTasks(WireValue value) => [.. value.Items().Select(TaskInfoJson.Read)];

    private static void WriteGroup(Utf8JsonWriter writer, LaunchGroup group)
    {
        ExecutorInfoJson.Write(writer, group.Executor);
        writer.WriteStartObject("task_group");
        WriteTasks(writer, "tasks", group.Tasks);
        writer.WriteEndObject();
    }

    private static void WriteTasks(Utf8JsonWriter writer, string name, IReadOnlyList<TaskInfo> tasks)
    {
        writer.WriteStartArray(name);
        foreach (var task in tasks)
        {
            TaskInfoJson.Write(writer, task);
        }

        writer.WriteEndArray();
    }
}
