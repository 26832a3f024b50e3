using ActorMesos.Domain.Frameworks;

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

    private static readonly Setting Count = new("count", SettingKind.Integer, "3", "how many instances there are");

    private static readonly Setting Targets = new(
        "targets", SettingKind.Text, "", "when that number changes and to what, as in \"10m:5, 20m:2\"; times from the start")
    {
        Syntax = ServiceTargets.Syntax,
    };

    private static readonly Setting UninstallAt = new(
        "uninstall-at", SettingKind.Duration, "0s", "when all is given back, counted from the start; 0s for never");

    private static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of an instance");

    private static readonly Setting Mem = new("mem", SettingKind.Integer, "1024", "memory of an instance, in megabytes");

    private static readonly Setting Disk = new(
        "disk", SettingKind.Integer, "2048", "size of an instance's volume in megabytes; 0 for a service that keeps and reserves nothing");

    private static readonly Setting DiskType = new(
        "disk-type", SettingKind.Text, Root, "where volumes lie: a part of the root disk, or a whole MOUNT disk of that size or larger")
    {
        Choices = [Root, Mount],
    };

    private static readonly Setting Ports = new("ports", SettingKind.Integer, "0", "how many ports an instance has");

    private static readonly Setting OnePerHost = new("one-per-host", SettingKind.Boolean, "true", "whether no host has two instances");

    private static readonly Setting SpreadBy = new(
        "spread-by", SettingKind.Text, "", "the attribute of slaves over whose values instances are spread evenly; empty for none");

    private static readonly Setting Command = new("command", SettingKind.Text, "./serve", "what an instance runs; \"./serve\" runs until it is killed");

    private static readonly Setting WhenLost = new(
        "when-lost", SettingKind.Text, Replace, "whether an instance whose volume is away waits for ever, or is replaced after replace-after")
    {
        Choices = [Wait, Replace],
    };

    private static readonly Setting ReplaceAfter = new(
        "replace-after", SettingKind.Duration, "10m", "how long an instance waits for its volume before another one takes its place");

    private static readonly Setting Backoff = new(
        "backoff", SettingKind.Duration, "1s", "how long after its end an instance is launched again; doubles each time it fails soon");

    private static readonly Setting BackoffMost = new("backoff-max", SettingKind.Duration, "1m", "the longest that this wait becomes");

    private static readonly Setting ReconcileFirst = new(
        "reconcile-before-offers", SettingKind.Boolean, "true", "false: after a failover it takes all tasks for over and acts on offers at once");

    private static readonly Setting VolumeKey = new(
        "volume-key", SettingKind.Text, Volume, "slave-and-volume: a volume on a slave that got another id is not known again")
    {
        Choices = [Volume, SlaveAndVolume],
    };

    private static readonly Setting DestroyOnLostTimeout = new(
        "destroy-on-lost-timeout", SettingKind.Boolean, "false", "true: the volume of a replaced instance is destroyed when it comes back");

    private static readonly Setting Cleanup = new(
        "cleanup", SettingKind.Text, "own", "what is given back when it is not needed: whole-role takes others' too, none waits for the uninstall")
    {
        Choices = ["own", "whole-role", "none"],
    };

    private static readonly Setting ForgetFailedCreate = new(
        "forget-failed-create", SettingKind.Boolean, "true", "false: it waits for ever for a volume whose CREATE was refused");

    private static readonly Setting AcceptRecoveryAnywhere = new(
        "accept-recovery-anywhere", SettingKind.Boolean, "false", "true: it launches an instance that waits for its volume on any offer, in vain");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "service",
            "keeps a number of instances running, each on a persistent volume of its own; grows, shrinks, replaces, uninstalls",
            [
                Count, Targets, UninstallAt, Cpus, Mem, Disk, DiskType, Ports, OnePerHost, SpreadBy, Command, WhenLost, ReplaceAfter, Backoff, BackoffMost,
                ReconcileFirst, VolumeKey, DestroyOnLostTimeout, Cleanup, ForgetFailedCreate, AcceptRecoveryAnywhere,
            ]),
        static (framework, settings) => new ServicePolicy(framework, Read(settings)),
        Events);

    /// <summary>What a service persists.</summary>
    public static IReadOnlyList<Type> Events =>
    [
        typeof(InstanceLaunched), typeof(InstanceRan), typeof(InstanceChecked), typeof(InstanceForgotten), typeof(InstanceReplaced),
        typeof(InstanceLeft), typeof(InstanceCleared), typeof(ServiceDataLost), typeof(ServiceResized), typeof(ServiceUninstallBegan), typeof(ServiceUninstalled),
    ];

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
        Command = settings.Text(Command.Name),
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
