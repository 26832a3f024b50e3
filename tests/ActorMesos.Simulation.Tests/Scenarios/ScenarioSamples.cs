using ActorMesos.Domain.Frameworks;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>Scenario files as texts, and names that they may use.</summary>
internal static class ScenarioSamples
{
    public const string File = "simulations/x.conf";

    public const string Small = """
        scenario {
          name = "small"
          duration = 30m
          slaves = [ { count = 3, resources = "cpus:8;mem:16384;disk:4096" } ]
        }
        """;

    public const string Full = """
        # Everything that a scenario may say.
        definitions {
          big = "cpus:8;mem:16384;disk(hdfs):4096;ports:[31000-32000]"
        }

        wrong { shows = "it is called otherwise", set = ["name=other"], breaks = hdfs-healthy }

        scenario {
          name = "a slave crashes between CREATE and \"ok\" \\ \u0007"   // a comment
          semantics = "1.11"
          bugs = [shared-offers-outlive-destroy]
          seed = 9223372036854775807
          duration = 30 minutes
          print-documents = true
          slaves = [
            { count = 2, hostname = "node-{n}", resources = ${definitions.big}, attributes = "rack:r1;zone:west", principal = slave, secret = "s$cret" },
            { hostname = small, resources = "cpus:0.5;mem:64" }
          ]
          frameworks = [
            {
              name = hdfs, type = hdfs, role = hdfs, more-roles = [ "a/b", c ], capabilities = [ MULTI_ROLE, SHARED_RESOURCES ],
              principal = hdfs-principal, checkpoint = false, failover-timeout = 1.5h
              secret = wrong, user = hdfs
              settings = { data-nodes = 5, pause = 90s, label = "a b", fast = true }
            }
          ]
          acls = {
            permissive = false
            register_frameworks = [ { principals = { type = ANY }, roles = { values = [hdfs, "eng/%"] } } ]
            run_tasks = [ { principals = { values = [hdfs-principal] }, users = { type = SOME, values = [hdfs] } } ]
            teardown_frameworks = [ { principals = { type = NONE }, framework_principals = { values = [hdfs-principal] } } ]
            unreserve_resources = [ { principals = { type = ANY }, reserver_principals = { values = [hdfs-principal] } } ]
            destroy_volumes = [ { principals = { type = ANY }, creator_principals = { type = NONE } } ]
            register_agents = [ { principals = { type = ANY }, agents = { type = ANY } } ]
            view_flags = [ { principals = { type = ANY }, flags = { type = NONE } } ]
            get_endpoints = [ { principals = { type = ANY }, paths = { values = ["/metrics/snapshot"] } } ]
            start_maintenances = [ { principals = { values = [ops] }, machines = { type = ANY } } ]
          }
          credentials = [ { principal = hdfs-principal, secret = hush }, { principal = slave, secret = "s$cret" } ]
          master = {
            count = 3
            zk-session-timeout = 5s
            restart-delay = 3s
            authenticate-frameworks = true
            authenticate-slaves = true
            authenticate-operators = true
            allocation-interval = 500ms
            offer-timeout = 2m
            refuse-seconds = 0s
            min-allocatable-resources = "cpus:1;mem:1|disk:5"
            ping-timeout = 1s
            max-ping-timeouts = 2
            slave-reregister-timeout = 11m
            slave-removal-rate-limit = "2/20m"
            recovery-slave-removal-limit = 50
            max-completed-frameworks = 0
            max-completed-tasks-per-framework = 0
            max-unreachable-tasks-per-framework = 5
            max-removed-slaves = 10
            registry-gc-interval = 1m
            registry-max-agent-age = 1h
            registry-max-agent-count = 3
            roles = [ hdfs, "a/b", c ]
            root-submissions = false
            rate-limits = { limits = [ { principal = p, qps = 0.5, capacity = 7 }, { principal = q } ], aggregate-default-qps = 10 }
            sorter = random
            filter-gpu-resources = false
            weights = { hdfs = 2, "a/b" = 0.125 }
            quotas = [ { role = hdfs, guarantee = "cpus:4;mem:1024", limit = "cpus:8" }, { role = other, limit = "disk:0.5" } ]
          }
          slave = {
            snapshot-every = 7
            registration-backoff = 2s
            registration-backoff-max = 2s
            status-update-retry = 1s
            status-update-retry-max = 1d
            executor-latency = 3s
            restart-delay = 1ms
            executor = {
              fail-percent = 60
              exit-code = 255
              crash-percent = 40
              ends-after = 3s
              silent-percent = 1
              stubborn-percent = 2
              unhealthy-percent = 3
              health-check-delay = 1s
              start-delay = { uniform = [1s, 2s] }
              registration-timeout = 2m
              reregistration-timeout = 15s
              shutdown-grace-period = 6s
              kill-grace-period = 0s
            }
          }
          driver = { registration-backoff = 1s, registration-backoff-max = 3s }
          network.latency = { uniform = [0.1us, 2ms] }
          disk.latency = 5ms
          faults = [
            { at = 5m, crash = { slave = node-2, for = 90s } }
            { at = 30m, power-cycle = { for = 30s } }
            { at = 7m, master-failover = { for = 1s } }
            { every = { exponential = 4m }, from = 2m, to = 20m, partition = { slaves = "20%", one-way = true, for = { uniform = [10s, 3m] } } }
            { every = { weibull = { scale = 4m, shape = 0.7 } }, pause = { slaves = all, for = { log-normal = { median = 1m, sigma = 1.2 } } } }
            { when = { message = CheckpointResources, from = master-1, to = node-2, moment = before, occurrence = 2 }, clog = { slave = node-2, for = { pareto = { least = 1s, shape = 1.5 } } } }
            { when = { persisted = node-1 }, disk-silent = { slaves = [node-1, node-2], for = 1s } }
            { at = 1m, drop = { message = RunTask, from = master-1, to = node-1, percent = 50, for = 1m } }
            { at = 1m, delay = { by = 5s, for = 1m } }
            { at = 1m, duplicate = { from = hdfs, for = 1m } }
            { at = 1m, hold = { to = hdfs, for = 1m } }
            { at = 2m, reboot = { slaves = one, for = 1m } }
            { at = 2m, replace = { slave = node-1, for = 1m } }
            { at = 2m, disk-full = { slaves = one, for = 1m } }
            { at = 2m, disk-fails = { slave = node-1, for = 1m } }
            { at = 2m, disk-slow = { slaves = 2, by = 1s, for = 1m } }
            { at = 2m, disk-forgets = { slave = node-1, for = 1m } }
            { at = 2m, reconfigure = { slave = node-1, resources = "cpus:8;mem:16384", attributes = "rack:r2;zone:west", remove-meta-after = 30s, for = 1m } }
            { at = 2m, stale-checkpoint = { slaves = one, found = broken, for = 1m } }
            { at = 2m, clock-skew = { node = master-2, by = 10s, behind = true, for = 1m } }
            { at = 8m, framework-failover = { framework = hdfs, for = 1s } }
            { at = 2m, decline-storm = { framework = hdfs, for = 1m } }
            { at = 6m, maintenance = { slaves = one, notice = 5s, for = 1m } }
            { at = 6m, slave-shutdown = { slaves = [node-1, node-2], for = 1m } }
          ]
          operator = [
            { at = 1m, principal = ops, secret = wrong, reserve = { slave = node-1, resources = "cpus(hdfs):2;disk(hdfs):2048", reserved-by = hdfs-principal } }
            { at = 2m, unreserve = { slave = node-2, resources = "[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1}}]" } }
            { at = 3m, create = { slave = node-1, id = v1, role = hdfs, size = 0.001, container-path = x, shared = true, mount = "/mnt" } }
            { at = 4m, destroy = { slave = node-1, id = v1, role = a/b, size = 1024, static = true } }
            { at = 5m, grow-volume = { slave = node-1, id = v1, role = hdfs, size = 1024, by = 1.5 } }
            { at = 6m, teardown = { framework = hdfs } }
            { at = 7m, set-quota = { role = hdfs, guarantee = "cpus:1", limit = "cpus:2;mem:512", force = true } }
            { at = 7m, remove-quota = { role = hdfs } }
            { at = 7m, update-weights = { weights = { hdfs = 3, "a/b" = 0.5 } } }
            { at = 7m, mark-slave-gone = { slave = node-1 } }
            { at = 7m, deactivate-slave = { slave = node-1 } }
            { at = 7m, reactivate-slave = { slave = node-1 } }
            { at = 7m, drain-slave = { slave = node-1, max-grace-period = 5s, mark-gone = true } }
            { at = 7m, schedule-maintenance = { windows = [ { slaves = [node-1, node-2], in = 1m, for = 2m }, { slaves = [small], in = 5m } ] } }
            { at = 8m, machine-down = { slaves = [node-1] } }
            { at = 9m, machine-up = { slaves = [node-1] } }
            { at = 9m, get-maintenance-schedule {} }
            { at = 9m, get-maintenance-status {} }
            { at = 30m, shrink-volume = { slave = node-1, id = v1, role = hdfs, size = 1024, by = 512, reserved-by = p } }
          ]
          explore = { kinds = [crash, power-cycle], faults-most = 3, for-least = 1s, for-most = 2s, crash-point-for = 7s }
          expect = {
            always = [ all, no-lost-volume ]
            eventually = [ { name = hdfs-healthy, within = 10m } ]
            reached = [ volume-created, slave-restarted ]
          }
        }
        """;

    public static FrameworkType Hdfs { get; } = new("hdfs", "a distributed file system",
    [
        new("data-nodes", SettingKind.Integer, "3", "how many data nodes run"),
        new("pause", SettingKind.Duration, "10s", "how long it waits"),
        new("label", SettingKind.Text, "none", "what it is called"),
        new("fast", SettingKind.Boolean, "false", "whether it hurries"),
    ]);

    public static ScenarioCatalog Catalog { get; } = new(
        [Hdfs, new("cassandra", "a ring of databases", [])],
        [new("no-lost-volume", "no volume is lost"), new("no-double-offer", "nothing is offered twice")],
        [new("hdfs-healthy", "every data node runs")],
        [new("volume-created", "a volume was created"), new("slave-restarted", "a slave came back")]);

    public static ScenarioReading Read(string text, ScenarioOverrides? overrides = null) =>
        ScenarioFile.ReadText(File, text, Catalog, overrides ?? ScenarioOverrides.None);

    /// <summary>The small sample with lines added to its section.</summary>
    public static ScenarioReading ReadSmallWith(string lines) => Read(Small[..Small.LastIndexOf('}')] + lines + "\n}");
}
