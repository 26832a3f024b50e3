namespace ActorMesos.Domain.Wire;

using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>An executor as JSON (<c>ExecutorInfo</c>).</summary>
public static class ExecutorInfoJson
{
    private static readonly (string, ExecutorType)[] Types = [("DEFAULT", ExecutorType.Default), ("CUSTOM", ExecutorType.Custom)];

    /// <summary>Reads an executor of a larger document.</summary>
    public static ExecutorInfo Read(WireValue value) => new(
        new ExecutorId(IdJson.Read(value, "executor_id")),
        Resources.Of(ResourceJson.ReadList(value.Optional("resources"))),
        CommandInfoJson.Read(value.Optional("command")),
        value.Optional("framework_id").IsMissing ? null : new FrameworkId(IdJson.Read(value, "framework_id")),
        value.Optional("type").IsMissing ? null : value.Optional("type").Choice(Types));

    /// <summary>Writes an executor as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, ExecutorInfo executor)
    {
        writer.WriteStartObject("executor");
        if (executor.Type is { } type)
        {
            writer.WriteString("type", Array.Find(Types, known => known.Item2 == type).Item1);
        }

        IdJson.Write(writer, "executor_id", executor.Id.Value);
        if (executor.FrameworkId is { } framework)
        {
            IdJson.Write(writer, "framework_id", framework.Value);
        }

        CommandInfoJson.Write(writer, executor.Command);
        ResourceJson.WriteList(writer, "resources", executor.Resources);
        writer.WriteEndObject();
    }
}
