using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Tests.Access;

public sealed class ProjectTests : ServerTest
{
    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, HttpStatusCode expected)
    {
        using var response = await Client.SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Basic(JsonNode key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key["publicKey"]}:{key["secretKey"]}"));

    private async Task<JsonNode> AsOrganisationAsync()
    {
        var key = await SendAsync(HttpMethod.Post, "api/local/organization/apiKeys", """{"note":"first"}""", HttpStatusCode.Created);
        Client.Authorize("Basic", Basic(key));
        return key;
    }

    [Fact]
    public async Task Project_IsMadeChangedAndDeletedWithEverythingInIt()
    {
        await AsOrganisationAsync();
        var made = await SendAsync(HttpMethod.Post, "api/public/projects", """{"name":"shop","retention":30,"metadata":{"team":"a"}}""", HttpStatusCode.Created);
        var path = $"api/public/projects/{made["id"]}";
        var changed = await SendAsync(HttpMethod.Put, path, """{"name":"store","retention":0}""", HttpStatusCode.OK);
        var key = await SendAsync(HttpMethod.Post, path + "/apiKeys", "{}", HttpStatusCode.Created);
        using var project = new ServerClient(Server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        using var sent = await project.ExportAsync(new ProtoSpan());

        Assert.Equal((30, "a", "local"), ((int)made["retentionDays"]!, (string)made["metadata"]!["team"]!, (string)made["organization"]!["id"]!));
        Assert.Equal("store", (string?)(await project.GetAsync("api/public/projects"))["data"]!.AsArray().Single()!["name"]);
        Assert.False(changed.AsObject().ContainsKey("retentionDays"));
        Assert.Equal(2, (await Client.GetAsync("api/public/organizations/projects"))["projects"]!.AsArray().Count);
        Assert.Equal(1, (int)(await Client.GetAsync("api/local/counts"))["traces"]!);

        await SendAsync(HttpMethod.Delete, path, null, HttpStatusCode.Accepted);

        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["traces"]!);
        using var refused = await project.TryGetAsync("api/public/traces");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await SendAsync(HttpMethod.Delete, "api/public/projects/local", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Key_IsShownOnce_KeptAsAHash_AndRevokedAtOnce()
    {
        await AsOrganisationAsync();
        var key = await SendAsync(HttpMethod.Post, "api/public/projects/local/apiKeys", """{"note":"ci"}""", HttpStatusCode.Created);
        using var client = new ServerClient(Server.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        await client.GetAsync("api/public/traces");

        var listed = (await Client.GetAsync("api/public/projects/local/apiKeys"))["apiKeys"]!.AsArray().Single()!;
        using var stored = new SqliteConnection($"Data Source={Server.DatabasePath};Pooling=False");
        stored.Open();
        using var command = stored.CreateCommand();
        command.CommandText = "SELECT group_concat(json) FROM documents";

        Assert.Equal(("ci", (string)key["displaySecretKey"]!), ((string)listed["note"]!, (string)listed["displaySecretKey"]!));
        Assert.False(listed.AsObject().ContainsKey("secretKey"));
        Assert.DoesNotContain((string)key["secretKey"]!, (string)command.ExecuteScalar()!, StringComparison.Ordinal);
        Assert.StartsWith("sk-lf-", (string)key["secretKey"]!, StringComparison.Ordinal);

        await SendAsync(HttpMethod.Delete, $"api/public/projects/local/apiKeys/{key["id"]}", null, HttpStatusCode.OK);

        using var revoked = await client.TryGetAsync("api/public/traces");
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        await SendAsync(HttpMethod.Delete, $"api/public/projects/local/apiKeys/{key["id"]}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Key_OutlivesTheProcess_AndSaysWhenItWasUsed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("keys.db");
        JsonNode key;
        await using (var first = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = path))
        using (var client = new ServerClient(first))
        {
            using var made = await client.PostAsync("api/local/organization/apiKeys", "{}");
            key = await BodyOf(made);
        }

        await using var second = await LangfuseLocalServer.StartAsync(options => options.DatabasePath = path);
        using var organisation = new ServerClient(second.BaseUrl, (string)key["publicKey"]!, (string)key["secretKey"]!);
        await organisation.GetAsync("api/public/organizations/apiKeys");
        JsonNode listed;
        var patience = DateTime.UtcNow.AddSeconds(20);
        do
        {
            listed = (await organisation.GetAsync("api/public/organizations/apiKeys"))["apiKeys"]!.AsArray().Single()!;
        }
        while (listed["lastUsedAt"] is null && DateTime.UtcNow < patience);

        Assert.NotNull(listed["lastUsedAt"]);
    }

    [Fact]
    public async Task Members_HaveRolesInTheOrganisationAndInProjects()
    {
        var made = await SendAsync(HttpMethod.Post, "api/local/users", """{"email":"ada@example.com","name":"Ada","role":"MEMBER"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "api/local/users", """{"email":"ada@example.com","role":"MEMBER"}""", HttpStatusCode.Conflict);
        await AsOrganisationAsync();
        var id = (string)made["userId"]!;

        await SendAsync(HttpMethod.Put, "api/public/organizations/memberships", $$"""{"userId":"{{id}}","role":"ADMIN"}""", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Put, "api/public/projects/local/memberships", $$"""{"userId":"{{id}}","role":"VIEWER"}""", HttpStatusCode.OK);

        Assert.Equal(("ADMIN", "Ada"), ((string)(await Client.GetAsync("api/public/organizations/memberships"))["memberships"]![0]!["role"]!, (string)made["name"]!));
        Assert.Equal("VIEWER", (string?)(await Client.GetAsync("api/public/projects/local/memberships"))["memberships"]!.AsArray().Single()!["role"]);
        await SendAsync(HttpMethod.Delete, "api/public/projects/local/memberships", $$"""{"userId":"{{id}}"}""", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Delete, "api/public/projects/local/memberships", $$"""{"userId":"{{id}}"}""", HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Put, "api/public/organizations/memberships", """{"userId":"nobody","role":"ADMIN"}""", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "api/public/projects", "{}", HttpStatusCode.BadRequest, "name: required")]
    [InlineData("POST", "api/public/projects", """{"name":"a","retention":1}""", HttpStatusCode.BadRequest, "at least 3 days")]
    [InlineData("POST", "api/public/projects", """{"name":"local","retention":0}""", HttpStatusCode.Conflict, "exists already")]
    [InlineData("PUT", "api/public/projects/none", """{"name":"a"}""", HttpStatusCode.NotFound, "not found")]
    [InlineData("POST", "api/public/projects/none/apiKeys", "{}", HttpStatusCode.NotFound, "not found")]
    [InlineData("POST", "api/public/projects/local/apiKeys", """{"publicKey":"pk-lf-x"}""", HttpStatusCode.BadRequest, "both")]
    [InlineData("POST", "api/public/projects/local/apiKeys", """{"publicKey":"pk-lf-x","secretKey":"sk-lf-short"}""", HttpStatusCode.BadRequest, "at least 22 characters")]
    [InlineData("PUT", "api/public/organizations/memberships", """{"userId":"a","role":"KING"}""", HttpStatusCode.BadRequest, "not one of OWNER, ADMIN, MEMBER, VIEWER")]
    public async Task WhatCannotBe_NamesTheField(string method, string path, string body, HttpStatusCode expected, string named)
    {
        await AsOrganisationAsync();

        Assert.Contains(named, (await SendAsync(new HttpMethod(method), path, body, expected)).ToJsonString(), StringComparison.Ordinal);
    }
}
