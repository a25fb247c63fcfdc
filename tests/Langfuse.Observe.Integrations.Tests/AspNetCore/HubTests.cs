using System.Net.WebSockets;
using System.Text;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Integrations.Tests.AspNetCore;

/// <summary>A hub over a real web socket: a trace per invocation, none for the connection.</summary>
public sealed class HubTests
{
    private const char End = '\u001e';

    [Fact]
    public async Task Invocations_AreTraces_WhileTheConnectionIsOpen()
    {
        await using var app = await TestApplication.StartAsync(
            static app =>
            {
                app.UseLangfuse();
                app.MapHub<Chat>("/chat");
            },
            static services => services.AddSignalR().AddLangfuse());
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(app.Client.BaseAddress!) { Scheme = "ws", Path = "/chat" }.Uri, default);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await ReceiveAsync(socket));

        await SendAsync(socket, """{"type":1,"invocationId":"1","target":"Ask","arguments":["first"]}""");
        Assert.Contains("\"result\":\"echo first\"", await ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"type":1,"invocationId":"2","target":"Ask","arguments":["second"]}""");
        Assert.Contains("\"result\":\"echo second\"", await ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"type":1,"invocationId":"3","target":"Fail","arguments":[]}""");
        Assert.Contains("\"error\"", await ReceiveAsync(socket), StringComparison.Ordinal);

        await Patience.UntilAsync(() => app.Traces().Count >= 3);
        var traces = app.Traces();
        Assert.Equal(["Chat.Ask", "Chat.Ask", "Chat.Fail"], traces.Select(static trace => trace.Name));
        Assert.All(traces.Take(2), static trace => trace.ShouldHaveSpan("Answer").Under("Chat.Ask"));
        Assert.Equal("InvalidOperationException: no model", traces[2].ShouldHaveSpan("Chat.Fail").Observation.StatusMessage);
    }

    private static Task SendAsync(ClientWebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, default);

    // Pings come between.
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, default).WaitAsync(Patience.Time);
            var message = Encoding.UTF8.GetString(buffer, 0, received.Count).TrimEnd(End);
            if (message != """{"type":6}""")
            {
                return message;
            }
        }
    }

    internal sealed class Chat : Hub
    {
        public string Ask(string question) => Answer(question);

        public string Fail() => throw new InvalidOperationException("no model");

        [Observe]
        private static string Answer(string question) => "echo " + question;
    }
}
