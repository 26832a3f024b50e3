using System.Text.Json;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Operators' calls that only read, by their types; a new one adds a line.</summary>
internal static class V1Reads
{
    public static IReadOnlyDictionary<string, Action<Utf8JsonWriter, MasterView>> ByType { get; } =
        new SortedDictionary<string, Action<Utf8JsonWriter, MasterView>>(StringComparer.Ordinal)
        {
            ["GET_HEALTH"] = (writer, _) => writer.WriteBoolean("healthy", true),
            ["GET_FLAGS"] = WriteFlags,
            ["GET_VERSION"] = WriteVersion,
            ["GET_METRICS"] = WriteMetrics,
            ["GET_LOGGING_LEVEL"] = (writer, _) => writer.WriteNumber("level", 0),
            ["GET_STATE"] = WriteState,
            ["GET_AGENTS"] = V1Agent.WriteAll,
            ["GET_FRAMEWORKS"] = V1Framework.WriteAll,
            ["GET_EXECUTORS"] = V1Task.WriteExecutors,
            ["GET_TASKS"] = V1Task.WriteAll,
            ["GET_ROLES"] = V1Roles.WriteAll,
            ["GET_WEIGHTS"] = V1Roles.WriteWeights,
            ["GET_QUOTA"] = V1Roles.WriteQuotas,
            ["GET_MASTER"] = WriteMaster,
            ["GET_OPERATIONS"] = V1Operations.WriteAll,
        };

    /// <summary>Writes the whole answer of a call.</summary>
    public static void Write(Utf8JsonWriter writer, string type, MasterView view)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type.ToLowerInvariant());
        ByType[type](writer, view);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteState(Utf8JsonWriter writer, MasterView view)
    {
        Part("get_tasks", V1Task.WriteAll);
        Part("get_executors", V1Task.WriteExecutors);
        Part("get_frameworks", V1Framework.WriteAll);
        Part("get_agents", V1Agent.WriteAll);

        void Part(string name, Action<Utf8JsonWriter, MasterView> write)
        {
            writer.WriteStartObject(name);
            write(writer, view);
            writer.WriteEndObject();
        }
    }

    private static void WriteFlags(Utf8JsonWriter writer, MasterView view) => V1.List(writer, "flags", FlagsDocument.Of(view), flag =>
    {
        writer.WriteStartObject();
        writer.WriteString("name", flag.Name);
        writer.WriteString("value", flag.Value);
        writer.WriteEndObject();
    });

    private static void WriteVersion(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject("version_info");
        VersionEndpoint.WriteFields(writer);
        writer.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter writer, MasterView view) => V1.List(writer, "metrics", view.Master.Metrics(view.Now).Values, metric =>
    {
        writer.WriteStartObject();
        writer.WriteString("name", metric.Key);
        writer.WriteNumber("value", metric.Value);
        writer.WriteEndObject();
    });

    private static void WriteMaster(Utf8JsonWriter writer, MasterView view)
    {
        MasterInfoJson.Write(writer, "master_info", view.Master.Id, view.Cluster.Host, view.Cluster.Port);
        writer.WriteNumber("start_time", Domain.Wire.WireTime.Seconds(view.Master.Elected));
        writer.WriteNumber("elected_time", Domain.Wire.WireTime.Seconds(view.Master.Elected));
    }
}
