using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>The type <c>service</c> and its settings.</summary>
internal static class ServiceType
{
    private const string Wait = "wait";
    private const string Replace = "replace";
    private const string Volume = "volume";
    private const string SlaveAndVolume = "slave-and-volume";
    private const string Root = "root";
    private const string Mount = "mount";

    /// <summary>As fast as an HDFS copies blocks by default.</summary>
    private const int SandboxBandwidth = 50;

    internal static readonly Setting Count = new("count", SettingKind.Integer, "3", "how many instances there are");

    internal static readonly Setting Targets = new(
        "targets", SettingKind.Text, "", "when that number changes and to what, as in \"10m:5, 20m:2\"; times from the start")
    {
        Syntax = ServiceTargets.Syntax,
    };

    internal static readonly Setting UninstallAt = new(
        "uninstall-at", SettingKind.Duration, "0s", "when all is given back, counted from the start; 0s for never");

    internal static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of an instance");

    internal static readonly Setting Mem = new("mem", SettingKind.Integer, "1024", "memory of an instance, in megabytes");

    internal static readonly Setting Disk = new(
        "disk", SettingKind.Integer, "2048", "size of an instance's volume in megabytes, all of it used; 0 for a service that keeps and reserves nothing");

    internal static readonly Setting Storage = new(
        "storage", SettingKind.Text, "volume", "where an instance keeps its data: on a persistent volume, in its sandbox, or on a network volume of its name")
    {
        Choices = ServiceStorages.Names,
    };

    internal static readonly Setting NetworkBandwidth = new(
        "network-volume-bandwidth", SettingKind.Integer, "8", "megabytes a second of a network volume; a sandbox has 50") { Least = 1 };

    internal static readonly Setting DiskType = new(
        "disk-type", SettingKind.Text, Root, "where volumes lie: a part of the root disk, or a whole MOUNT disk of that size or larger")
    {
        Choices = [Root, Mount],
    };

    internal static readonly Setting Ports = new("ports", SettingKind.Integer, "0", "how many ports an instance has");

    internal static readonly Setting OnePerHost = new("one-per-host", SettingKind.Boolean, "true", "whether no host has two instances");

    internal static readonly Setting SpreadBy = new(
        "spread-by", SettingKind.Text, "", "the attribute of slaves over whose values instances are spread evenly; empty for none");

    internal static readonly Setting Command = new("command", SettingKind.Text, "./serve", "what an instance runs; \"./serve\" runs until it is killed");

    internal static readonly Setting WhenLost = new(
        "when-lost", SettingKind.Text, Replace, "whether an instance whose volume is away waits for ever, or is replaced after replace-after")
    {
        Choices = [Wait, Replace],
    };

    internal static readonly Setting ReplaceAfter = new(
        "replace-after", SettingKind.Duration, "10m", "how long an instance waits for its volume before another one takes its place");

    internal static readonly Setting Backoff = new(
        "backoff", SettingKind.Duration, "1s", "how long after its end an instance is launched again; doubles each time it fails soon");

    internal static readonly Setting BackoffMost = new("backoff-max", SettingKind.Duration, "1m", "the longest that this wait becomes");

    internal static readonly Setting ReconcileFirst = new(
        "reconcile-before-offers", SettingKind.Boolean, "true", "false: after a failover it takes all tasks for over and acts on offers at once");

    internal static readonly Setting VolumeKey = new(
        "volume-key", SettingKind.Text, Volume, "slave-and-volume: a volume on a slave that got another id is not known again")
    {
        Choices = [Volume, SlaveAndVolume],
    };

    internal static readonly Setting DestroyOnLostTimeout = new(
        "destroy-on-lost-timeout", SettingKind.Boolean, "false", "true: the volume of a replaced instance is destroyed when it comes back");

    internal static readonly Setting Cleanup = new(
        "cleanup", SettingKind.Text, "own", "what is given back when it is not needed: whole-role takes others' too, none waits for the uninstall")
    {
        Choices = ["own", "whole-role", "none"],
    };

    internal static readonly Setting ForgetFailedCreate = new(
        "forget-failed-create", SettingKind.Boolean, "true", "false: it waits for ever for a volume whose CREATE was refused");

    internal static readonly Setting AcceptRecoveryAnywhere = new(
        "accept-recovery-anywhere", SettingKind.Boolean, "false", "true: it launches an instance that waits for its volume on any offer, in vain");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "service",
            "keeps a number of instances running, each on a persistent volume of its own; grows, shrinks, replaces, uninstalls",
            [
                Count, Targets, UninstallAt, Cpus, Mem, Disk, DiskType, Storage, NetworkVolumeSettings.AttachTime, NetworkVolumeSettings.DetachTime, NetworkBandwidth, Ports, OnePerHost, SpreadBy, Command, WhenLost, ReplaceAfter, Backoff, BackoffMost,
                ReconcileFirst, VolumeKey, DestroyOnLostTimeout, Cleanup, ForgetFailedCreate, AcceptRecoveryAnywhere,
            ])
        {
            Conflicts = static (service, _) => ServiceConflicts.Of(service),
        },
        static (framework, settings) => new ServicePolicy(framework, Read(settings)),
        Events)
    {
        Figures = ["bytes copied", "times that data was lost"],
        Programs = static settings => StorageOf(settings) == ServiceStorage.Volume
            ? []
            : [new ProgramKind(settings.Text(Command.Name), _ => new ServiceInstance(settings.Integer(Disk.Name), BandwidthOf(settings)))],
    };

    /// <summary>What a service persists.</summary>
    public static IReadOnlyList<Type> Events =>
    [
        typeof(InstanceLaunched), typeof(InstanceRan), typeof(InstanceChecked), typeof(InstanceForgotten), typeof(InstanceReplaced),
        typeof(InstanceLeft), typeof(InstanceCleared), typeof(ServiceDataLost), typeof(ServiceResized), typeof(ServiceUninstallBegan), typeof(ServiceUninstalled),
    ];

    private static ServiceStorage StorageOf(FrameworkSettings settings) => ServiceStorages.Named(settings.Text(Storage.Name));

    private static int BandwidthOf(FrameworkSettings settings) =>
        StorageOf(settings) == ServiceStorage.Network ? settings.Integer(NetworkBandwidth.Name) : SandboxBandwidth;

    private static ServiceSettings Read(FrameworkSettings settings) => new()
    {
        Count = settings.Integer(Count.Name),
        Targets = ServiceTargets.Parse(settings.Text(Targets.Name)).Value,
        UninstallAt = settings.Duration(UninstallAt.Name),
        Cpus = settings.Integer(Cpus.Name),
        MemMegabytes = settings.Integer(Mem.Name),
        DiskMegabytes = settings.Integer(Disk.Name),
        OnMount = settings.Text(DiskType.Name) == Mount,
        Ports = settings.Integer(Ports.Name),
        OnePerHost = settings.Boolean(OnePerHost.Name),
        SpreadBy = settings.Text(SpreadBy.Name),
        Storage = StorageOf(settings),
        ChecksHealth = StorageOf(settings) != ServiceStorage.Volume,
        TellsWhatWas = StorageOf(settings) != ServiceStorage.Volume,
        Command = settings.Text(Command.Name) + (StorageOf(settings) == ServiceStorage.Network
            ? ServiceStorages.NetworkOptions(settings.Duration(NetworkVolumeSettings.AttachTime.Name), settings.Duration(NetworkVolumeSettings.DetachTime.Name))
            : ""),
        ReplaceAfter = settings.Text(WhenLost.Name) == Wait ? null : settings.Duration(ReplaceAfter.Name),
        Backoff = settings.Duration(Backoff.Name),
        BackoffMost = settings.Duration(BackoffMost.Name),
        Flaws = new ServiceFlaws
        {
            ActsBeforeReconciliation = !settings.Boolean(ReconcileFirst.Name),
            KeysVolumesBySlave = settings.Text(VolumeKey.Name) == SlaveAndVolume,
            DestroysOnLostTimeout = settings.Boolean(DestroyOnLostTimeout.Name),
            Cleanup = settings.Text(Cleanup.Name) switch
            {
                "whole-role" => ServiceCleanup.WholeRole,
                "none" => ServiceCleanup.None,
                _ => ServiceCleanup.Own,
            },
            KeepsFailedCreates = !settings.Boolean(ForgetFailedCreate.Name),
            RecoversAnywhere = settings.Boolean(AcceptRecoveryAnywhere.Name),
        },
    };
}
