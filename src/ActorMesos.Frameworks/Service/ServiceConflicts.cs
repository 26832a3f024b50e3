using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Service;

/// <summary>Which settings of a service contradict each other.</summary>
internal static class ServiceConflicts
{
    public static IEnumerable<SettingConflict> Of(FrameworkSettings service)
    {
        var (disk, storage) = (service.Integer(ServiceType.Disk.Name), service.Text(ServiceType.Storage.Name));
        var (backoff, most) = (service.Duration(ServiceType.Backoff.Name), service.Duration(ServiceType.BackoffMost.Name));
        if (disk == 0 && storage != ServiceType.Storage.Default)
        {
            yield return new(ServiceType.Storage.Name, $"'{storage}' with disk = 0, so that nothing is kept", "a disk of at least 1 megabyte with it");
        }

        if (service.Text(ServiceType.DiskType.Name) is var kind && kind != ServiceType.DiskType.Default && (disk == 0 || storage != ServiceType.Storage.Default))
        {
            yield return new(ServiceType.DiskType.Name, $"'{kind}', but there are no volumes", "storage = volume with a disk of at least 1 megabyte");
        }

        if (service.Text(ServiceType.Command.Name) is var command && command != ServiceType.Command.Default && storage != ServiceType.Storage.Default)
        {
            yield return new(ServiceType.Command.Name, $"'{command}', which keeps nothing in storage = {storage}", $"'{ServiceType.Command.Default}', or storage = volume");
        }

        if (backoff > most)
        {
            yield return new(ServiceType.Backoff.Name, $"{DurationText.Write(backoff)}, which is more than backoff-max = {DurationText.Write(most)}", $"a duration up to {DurationText.Write(most)}");
        }

        foreach (var conflict in Late(service, ServiceType.Targets, ServiceType.UninstallAt))
        {
            yield return conflict;
        }
    }

    /// <summary>Changes that come when all has been given back already.</summary>
    public static IEnumerable<SettingConflict> Late(FrameworkSettings service, Setting targets, Setting uninstall)
    {
        var end = service.Duration(uninstall.Name);
        return ServiceTargets.Parse(service.Text(targets.Name)).Value.Where(target => end > TimeSpan.Zero && target.At >= end).Select(target => new SettingConflict(
            targets.Name,
            string.Create(CultureInfo.InvariantCulture, $"'{DurationText.Write(target.At)}:{target.Count}', when all is given back at {DurationText.Write(end)}"),
            $"times before {uninstall.Name}"));
    }
}
