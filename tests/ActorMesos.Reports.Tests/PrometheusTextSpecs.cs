using ActorMesos.Reports.Metrics;

namespace ActorMesos.Reports.Tests;

public sealed class PrometheusTextSpecs
{
    [Fact]
    public void names_are_mesos_names_with_underscores_and_principals_are_labels() =>
        PrometheusText.Of("""{"master/slaves_active":3,"master/messages_decline_offers":7,"frameworks/a/messages_processed":1.5,"frameworks/b\"c/messages_processed":2}""")
            .ShouldBe("""
                # HELP mesos_frameworks_messages_processed frameworks/a/messages_processed of /metrics/snapshot
                # TYPE mesos_frameworks_messages_processed counter
                mesos_frameworks_messages_processed{principal="a"} 1.5
                mesos_frameworks_messages_processed{principal="b\"c"} 2
                # HELP mesos_master_messages_decline_offers master/messages_decline_offers of /metrics/snapshot
                # TYPE mesos_master_messages_decline_offers counter
                mesos_master_messages_decline_offers 7
                # HELP mesos_master_slaves_active master/slaves_active of /metrics/snapshot
                # TYPE mesos_master_slaves_active gauge
                mesos_master_slaves_active 3

                """.ReplaceLineEndings("\n"));

    [Fact]
    public void what_is_no_document_of_metrics_has_no_text() => PrometheusText.Of("nothing").ShouldBeNull();
}
