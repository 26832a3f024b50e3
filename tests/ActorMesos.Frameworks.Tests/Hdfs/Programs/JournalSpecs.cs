using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Tests.Hdfs.Programs;

/// <summary>How NameNodes come to a namespace, take over from each other, and lose nothing that was answered.</summary>
public sealed class JournalSpecs
{
    [Fact]
    public void the_first_name_node_formats_once_and_the_second_learns_of_it()
    {
        var hdfs = new TinyHdfs().Deploy(3);
        hdfs.Seen<StoreFormatted>().ShouldHaveSingleItem().Where.ShouldBe(TinyHdfs.At("name", 0).Value);
        hdfs.Seen<QuorumFormed>().ShouldHaveSingleItem().Empty.ShouldBeEmpty();
    }

    [Fact]
    public void a_name_node_with_an_empty_disk_does_not_format_what_others_know()
    {
        var hdfs = new TinyHdfs().Deploy(3);
        hdfs.Write("/f");
        hdfs.Stop("name", 0);
        hdfs.Stop("name", 1);
        hdfs.Start("name", 0, onEmptyDisk: true);
        hdfs.Locate("/f").DataNodes.Count.ShouldBe(3);
        hdfs.Seen<StoreFormatted>().Count().ShouldBe(1);
    }

    [Fact]
    public void a_name_node_that_is_forced_to_format_wipes_the_namespace()
    {
        var hdfs = new TinyHdfs().Deploy(3);
        hdfs.Write("/f");
        hdfs.Stop("name", 1);
        hdfs.Stop("name", 0);
        hdfs.Start("name", 0, options: " --force");
        hdfs.RunFor(30);
        hdfs.Ask<NameNodeReply>(request => new FileOpen(request, "/f")).Status.ShouldBe(HdfsStatus.NoSuchFile);
        hdfs.Seen<StoreFormatted>().Count().ShouldBe(2);
    }

    [Fact]
    public void the_standby_takes_over_once_the_active_one_is_silent_and_knows_every_file()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        for (var i = 0; i < 20; i++)
        {
            hdfs.Write($"/{i}");
        }

        hdfs.Stop("name", 0);
        hdfs.RunFor(9);
        hdfs.Seen<QuorumFormed>().Count().ShouldBe(1);
        hdfs.RunFor(10);
        hdfs.Seen<QuorumFormed>().Last().Term.ShouldBe(2);
        for (var i = 0; i < 20; i++)
        {
            hdfs.Locate($"/{i}").DataNodes.Count.ShouldBe(3);
        }
    }

    [Fact]
    public void a_name_node_that_was_cut_off_is_fenced_and_ends()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        hdfs.Cluster.Loses = (from, to, _) => from == TinyHdfs.At("name", 0) || to == TinyHdfs.At("name", 0);
        hdfs.RunFor(40);
        hdfs.Cluster.IsRunning(TinyHdfs.At("name", 0)).ShouldBeFalse("it cannot write");
        hdfs.Write("/f").Targets.Count.ShouldBe(3);
    }

    [Fact]
    public void one_journal_less_is_enough_and_two_are_not()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        hdfs.Stop("journal", 0);
        hdfs.Write("/f");
        hdfs.Stop("journal", 1);
        hdfs.RunFor(60);
        hdfs.Cluster.IsRunning(TinyHdfs.At("name", 0)).ShouldBeFalse("it ends when no majority answers");
        hdfs.Start("journal", 0);
        hdfs.Start("name", 0);
        hdfs.Locate("/f").DataNodes.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_journal_on_an_empty_disk_copies_the_others_before_it_counts(bool syncs)
    {
        var hdfs = new TinyHdfs(("journal-sync", syncs ? "true" : "false")).Deploy(4);
        hdfs.Write("/f");
        hdfs.Stop("journal", 0);
        hdfs.Start("journal", 0, onEmptyDisk: true);
        hdfs.RunFor(20);
        hdfs.Stop("journal", 1);
        hdfs.Stop("name", 0);
        hdfs.RunFor(60);
        hdfs.Seen<QuorumFormed>().Last().Term.ShouldBeGreaterThan(1);
        hdfs.Seen<QuorumFormed>().SelectMany(formed => formed.Empty).Any().ShouldBe(!syncs);
    }

    [Fact]
    public void what_a_single_journal_has_of_a_fenced_writer_is_given_up()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        hdfs.Cluster.Loses = (from, to, message) => message is JournalAppend { Edits.Count: > 0 } && from == TinyHdfs.At("name", 0) && to != TinyHdfs.At("journal", 2);
        hdfs.Cluster.Send(new("client"), TinyHdfs.At("name", 0), new FileCreate(1, "/unanswered", 3));
        hdfs.RunFor(1);
        hdfs.Stop("name", 0);
        hdfs.Stop("journal", 2);
        hdfs.RunFor(30);
        hdfs.Cluster.Loses = (_, _, _) => false;
        hdfs.Write("/f");
        hdfs.Start("journal", 2);
        hdfs.RunFor(10);
        hdfs.Stop("name", 1);
        hdfs.Stop("journal", 0);
        hdfs.Start("name", 0);
        hdfs.Locate("/f").DataNodes.Count.ShouldBe(3);
        hdfs.Ask<NameNodeReply>(request => new FileOpen(request, "/unanswered")).Status.ShouldBe(HdfsStatus.NoSuchFile);
    }

    [Fact]
    public void after_a_restart_of_all_nothing_is_changed_before_the_blocks_are_reported()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        hdfs.Write("/f");
        foreach (var number in new[] { 0, 1 })
        {
            hdfs.Stop("name", number);
            hdfs.Start("name", number);
        }

        for (var number = 0; number < 4; number++)
        {
            hdfs.Stop("data", number);
        }

        hdfs.RunFor(60);
        hdfs.Cluster.Send(new("client"), TinyHdfs.At("name", 0), new FileCreate(1, "/g", 3));
        hdfs.RunFor(1);
        for (var number = 0; number < 4; number++)
        {
            hdfs.Start("data", number);
        }

        hdfs.RunFor(40);
        hdfs.Locate("/f").DataNodes.Count.ShouldBe(3);
        hdfs.Figures["hdfs.bytes-moved"].ShouldBe(0, "what was only not reported yet was not copied");
    }
}
