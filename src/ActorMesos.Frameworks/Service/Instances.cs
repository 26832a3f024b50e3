using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Service;

/// <summary>A service's record of its instances: how it is searched, and how events change it.</summary>
internal static class Instances
{
    /// <summary>The name of an instance and of its tasks, such as <c>db-0</c>.</summary>
    public static string NameOf(ServicePolicy service, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{service.Framework.Name}-{number}");

    /// <summary>Whether a volume's id is one that the service gives: NAME-NUMBER-LAUNCH.</summary>
    public static bool IsOwnName(ServicePolicy service, Resource volume)
    {
        var prefix = $"{service.Framework.Name}-";
        return volume.Disk?.Persistence?.Id is { } id
            && id.StartsWith(prefix, StringComparison.Ordinal)
            && id[prefix.Length..].Split('-') is [var number, var launch]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(launch, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    public static Instance? WithTask(ServicePolicy service, TaskId task) => service.Instances.FirstOrDefault(instance => instance.TaskId == task);

    public static Instance? Wanted(ServicePolicy service, int number) =>
        service.Instances.FirstOrDefault(instance => instance.IsWanted && instance.Number == number);

    public static ServicePolicy Change(ServicePolicy service, TaskId task, Func<Instance, Instance> change) =>
        WithTask(service, task) is { } instance ? service with { Instances = service.Instances.Replace(instance, change(instance)) } : service;

    public static ServicePolicy Apply(ServicePolicy service, InstanceLaunched launched)
    {
        var before = service.Instances.FirstOrDefault(instance => instance.IsLeaving && instance.VolumeId == launched.VolumeId && instance.Number == launched.Number) ?? Wanted(service, launched.Number);
        var instance = new Instance
        {
            Number = launched.Number,
            Hostname = launched.Hostname,
            SlaveId = launched.SlaveId,
            Zone = launched.Zone,
            OfferId = launched.OfferId,
            TaskId = launched.TaskId,
            VolumeId = launched.VolumeId,
            LaunchedAt = launched.At,
            Failures = before?.Failures ?? 0,
            DownSince = service.Instances.LastOrDefault(other => other.Number == launched.Number && other.DownSince is not null)?.DownSince,
            Written = before?.Written ?? [],
            IsWanted = before?.IsWanted ?? true,
            IsLeaving = before?.IsLeaving ?? false,
        };
        return service with
        {
            Launches = service.Launches + 1,
            Instances = before is null ? service.Instances.Add(instance) : service.Instances.Replace(before, instance),
        };
    }

    public static ServicePolicy Apply(ServicePolicy service, InstanceRan ran) => Change(service, ran.TaskId, instance => instance with
    {
        State = InstanceState.Running,
        IsConfirmed = true,
        Written = service.Settings.KeepsData && !instance.Written.Contains(ran.TaskId) ? instance.Written.Add(ran.TaskId) : instance.Written,
    });

    public static ServicePolicy Apply(ServicePolicy service, InstanceChecked check)
    {
        if (WithTask(service, check.TaskId) is not { } instance)
        {
            return service;
        }

        var isUp = check.IsHealthy && instance.DownSince is not null;
        return Change(service, check.TaskId, one => one with { IsHealthy = check.IsHealthy, DownSince = isUp ? null : one.DownSince })
            with { DownTimes = isUp ? service.DownTimes.With(check.At - instance.DownSince!.Value) : service.DownTimes };
    }

    public static ServicePolicy Apply(ServicePolicy service, InstanceEnded ended) => Change(service, ended.TaskId, instance => instance with
    {
        State = InstanceState.Ended,
        EndedAt = ended.At,
        DownSince = instance.IsHealthy && instance.IsLive ? ended.At : instance.DownSince,
        Failures = ended.At - instance.LaunchedAt >= service.Settings.BackoffMost ? 1 : Math.Min(instance.Failures + 1, 20),
    });

    public static ServicePolicy Apply(ServicePolicy service, ServiceDataLost lost)
    {
        var missing = lost.Missing.Split(',');
        return Change(service, lost.TaskId, instance => instance with { Written = instance.Written.RemoveAll(task => missing.Contains(task.Value)) })
            with { DataLosses = service.DataLosses.Add(lost) };
    }

    /// <summary>All with a number from there on are no longer wanted, and those that can give away what they hold are to do so.</summary>
    public static ImmutableArray<Instance> Below(ServicePolicy service, int target)
    {
        var (canLeave, areLeft) = ((service.Settings.IsStateful || service.Settings.IsOnNetwork) && service.Settings.LeaveMessage is not null, target > 0);
        return
        [
            .. service.Instances.Select(instance => instance.Number < target ? instance : instance with
            {
                IsWanted = false,
                IsLeaving = areLeft && (instance.IsLeaving || (canLeave && instance is { IsWanted: true, Written.IsEmpty: false })),
                IsKept = instance.IsKept && areLeft,
            }),
        ];
    }
}
