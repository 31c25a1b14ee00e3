using System.Net;
using ContentApi.Server.Configuration;
using ContentApi.Server.Sending;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Tests.Sending;

public sealed class SendBudgetTests
{
    const int Mega = 1 << 20;
    const long Extra = BodySender.PieceBytes + ContentApi.Server.Sending.Sending.FixedBytes;

    static readonly IPEndPoint one = new(IPAddress.Parse("192.0.2.1"), 1), other = new(IPAddress.Parse("192.0.2.2"), 1);

    [Fact]
    public async Task A_shared_body_counts_once_for_its_connection_its_address_and_the_server()
    {
        using var budget = Budget(server: 10 * Mega, address: 5 * Mega, connection: 4 * Mega);
        using var connection = Connect(budget, one);
        var body = new object();
        var sendings = new List<ContentApi.Server.Sending.Sending>();
        for (var i = 0; i < 10; i++) sendings.Add((await connection.AdmitAsync(new Request().Context, body, 3 * Mega, taken: 0))!);
        Assert.All(sendings, Assert.NotNull);
        Assert.Equal(3 * Mega + 10 * Extra, budget.Bytes);
        foreach (var sending in sendings.Skip(1)) sending.Dispose();
        Assert.Equal(3 * Mega + Extra, budget.Bytes);
        sendings[0].Dispose();
        Assert.Equal(0, budget.Bytes);
    }

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(100, 4, 0)]
    [InlineData(100, 0, 4)]
    public async Task An_answer_that_exceeds_a_limit_is_refused_after_it_has_waited(int server, int address, int connection)
    {
        using var budget = Budget(server * Mega, address * Mega, connection * Mega);
        using var client = Connect(budget, one);
        using var first = await client.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0);
        Assert.NotNull(first);
        Assert.Null(await client.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0));
        Assert.Equal(3 * Mega + Extra, budget.Bytes);
    }

    [Fact]
    public async Task One_address_does_not_take_the_room_of_others()
    {
        using var budget = Budget(server: 10 * Mega, address: 4 * Mega, connection: 0);
        using var greedy = Connect(budget, one);
        using var same = Connect(budget, new IPEndPoint(one.Address, 2));
        using var second = Connect(budget, other);
        using var local = Connect(budget, null);
        using var first = await greedy.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0);
        Assert.Null(await same.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0));
        using var others = await second.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0);
        Assert.NotNull(others);
        // A Unix socket has no address.
        using var unix = await local.AdmitAsync(new Request().Context, new object(), 2 * Mega, taken: 0);
        Assert.NotNull(unix);
    }

    [Fact]
    public async Task All_addresses_of_an_IPv6_network_are_one_client()
    {
        using var budget = Budget(server: 100 * Mega, address: 4 * Mega, connection: 0);
        using var first = Connect(budget, new IPEndPoint(IPAddress.Parse("2001:db8:0:1::1"), 1));
        using var neighbour = Connect(budget, new IPEndPoint(IPAddress.Parse("2001:db8:0:1:ffff::2"), 1));
        using var stranger = Connect(budget, new IPEndPoint(IPAddress.Parse("2001:db8:0:2::1"), 1));
        using var held = await first.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0);
        Assert.Null(await neighbour.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0));
        using var admitted = await stranger.AdmitAsync(new Request().Context, new object(), 3 * Mega, taken: 0);
        Assert.NotNull(admitted);
    }

    [Fact]
    public async Task A_waiting_answer_is_sent_when_another_is_received()
    {
        using var budget = Budget(server: 4 * Mega, wait: 20_000);
        using var client = Connect(budget, one);
        var first = await client.AdmitAsync(new Request().Context, new object(), 4 * Mega, taken: 0);
        // Two answers with one body: the memory of waiting answers is bounded, too.
        var body = new object();
        var waiting = client.AdmitAsync(new Request().Context, body, Mega / 2, taken: 0).AsTask();
        var alike = client.AdmitAsync(new Request().Context, body, Mega / 2, taken: 0).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Null(await client.AdmitAsync(new Request().Context, new object(), Mega, taken: 0));
        first!.Dispose();
        (await waiting.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken))!.Dispose();
        (await alike.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken))!.Dispose();
        Assert.Equal(0, budget.Bytes);
    }

    [Fact]
    public async Task As_few_slow_clients_as_possible_are_cut_off_for_a_new_large_answer()
    {
        using var budget = Budget(server: 10 * Mega, wait: 20_000, slow: 1);
        using var client = Connect(budget, one);
        var requests = Enumerable.Range(0, 3).Select(_ => new Request()).ToList();
        var shared = new object();
        // The slowest client shares its body with another: cutting off only one of them would free no memory.
        using var first = await client.AdmitAsync(requests[0].Context, shared, 5 * Mega, taken: 0);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        using var second = await client.AdmitAsync(requests[1].Context, new object(), 4 * Mega, taken: 0);
        Assert.False(client.TryTake(4 * Mega, held: 0));
        var reader = await client.AdmitAsync(requests[2].Context, shared, 5 * Mega, taken: 0);
        Assert.NotNull(reader);
        // The second client counts as slow after one second.
        using var reserved = await client.ReserveAsync(Mega, requestBytes: 1_000).AsTask()
            .WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.NotNull(reserved);
        Assert.Equal((false, true), (requests[0].IsAborted, requests[1].IsAborted));
        reader.Dispose();
    }

    [Fact]
    public void Short_answers_are_always_admitted_and_the_slowest_clients_are_cut_off_for_them()
    {
        using var budget = Budget(server: Mega);
        using var client = Connect(budget, one);
        var requests = Enumerable.Range(0, 100).Select(_ => new Request()).ToList();
        var sendings = requests.Select(request => client.Count(request.Context, 60_000)).ToList();
        Assert.InRange(budget.Bytes, 60_000, Mega);
        Assert.True(requests[0].IsAborted);
        Assert.False(requests[^1].IsAborted);
        foreach (var sending in sendings) sending.Dispose();
        Assert.Equal(0, budget.Bytes);
    }

    [Fact]
    public async Task Requests_wait_while_memory_of_cut_off_answers_is_not_free_yet()
    {
        using var budget = Budget(server: Mega);
        using var client = Connect(budget, one);
        var sendings = Enumerable.Range(0, 100).Select(_ => client.Count(new Request().Context, 60_000)).ToList();
        Assert.True(budget.IsBehind);
        var waiting = budget.LeftAsync(isFirst: true).AsTask();
        var recovering = budget.RecoverAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.False(recovering.IsCompleted);
        foreach (var sending in sendings) sending.Dispose();
        await recovering.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        await waiting.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.Equal((false, 0), (budget.IsBehind, budget.Bytes));

        // If the memory is never freed, the request is answered after a while all the same.
        for (var i = 0; i < 100; i++) client.Count(new Request().Context, 60_000);
        Assert.True(budget.IsBehind);
        await budget.LeftAsync(isFirst: true).AsTask().WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.True(budget.IsBehind);
    }

    [Fact]
    public async Task A_client_that_takes_too_long_for_a_piece_is_cut_off_even_if_there_is_room()
    {
        using var budget = Budget(server: 10 * Mega, timeout: 1);
        using var client = Connect(budget, one);
        var (slow, gone) = (new Request(), new Request());
        using var sending = client.Count(slow.Context, 100);
        client.Count(gone.Context, 100).Dispose();
        await Eventually.True(() => slow.IsAborted, "the slow client is cut off");
        Assert.False(gone.IsAborted);
        Assert.Equal(0, budget.Bytes);
    }

    [Fact]
    public async Task An_answer_larger_than_the_budget_is_sent_if_nothing_else_is_held()
    {
        using var budget = Budget(server: Mega, wait: 20_000);
        using var client = Connect(budget, one);
        Assert.True(client.TryTake(4 * Mega, held: 0));
        Assert.True(client.TryTake(8 * Mega, held: 4 * Mega));
        client.GiveBack(4 * Mega);
        Assert.False(client.TryTake(Mega, held: 0));
        using var sending = await client.AdmitAsync(new Request().Context, new object(), 8 * Mega, taken: 8 * Mega);
        Assert.NotNull(sending);
        Assert.Equal(8 * Mega + Extra, budget.Bytes);
    }

    [Fact]
    public async Task A_reservation_returns_the_part_that_is_not_used()
    {
        using var budget = Budget(server: 100 * Mega);
        using var client = Connect(budget, one);
        using (var reserved = (await client.ReserveAsync(2 * Mega, requestBytes: 0))!)
        {
            Assert.Equal(4 * Mega, budget.Bytes);
            Assert.True(reserved.TryTake(3 * Mega, held: 0));
            Assert.True(reserved.TryTake(8 * Mega, held: 3 * Mega));
            Assert.Equal(11 * Mega, budget.Bytes);
            reserved.GiveBack(3 * Mega);
            reserved.Dispose();
            Assert.Equal(8 * Mega, budget.Bytes);
            reserved.GiveBack(8 * Mega);
        }
        Assert.Equal(0, budget.Bytes);
    }

    static ClientConnection Connect(SendBudget budget, EndPoint? client) => new(budget, new DefaultConnectionContext { RemoteEndPoint = client });

    static SendBudget Budget(long server, long address = 0, long connection = 0, int wait = 300, int slow = 3_600, int timeout = 3_600) => new(
    new ContentApiOptions
    {
        MaxUnsentBytes = server, MaxUnsentBytesPerAddress = address, MaxUnsentBytesPerConnection = connection,
        MaxRoomWaitMilliseconds = wait, SlowReaderSeconds = slow, SendTimeoutSeconds = timeout,
    });

    /// <summary>A request that records whether it was aborted.</summary>
    sealed class Request : IHttpRequestLifetimeFeature
    {
        public Request() => Context.Features.Set<IHttpRequestLifetimeFeature>(this);

        public HttpContext Context { get; } = new DefaultHttpContext();
        public bool IsAborted { get; private set; }
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
