using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Access;

/// <summary>People with a browser: a login, a cookie, roles on every endpoint, in their own projects and in others.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private static readonly string[] s_open =
    [
        "GET /api/public/health", "GET /api/public/ready", "POST /api/local/login", "POST /api/local/logout", "POST /api/local/password", "GET /api/local/session",
    ];

    private LangfuseLocalServer _server = null!;

    public async Task InitializeAsync() => _server = await LangfuseLocalServer.StartAsync(new() { RequireLogin = true, FirstUserEmail = "owner@example.com", FirstUserPassword = Password });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private async Task<Person> LoginAsync(string email = "owner@example.com", string password = Password)
    {
        var person = new Person(_server.BaseUrl);
        using var answer = await person.SendAsync(HttpMethod.Post, "api/local/login", $$"""{"email":"{{email}}","password":"{{password}}"}""");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await person.ReadSessionAsync();
        return person;
    }

    private static async Task<Person> AddAsync(Person owner, LoginTests tests, string email, string role)
    {
        using var made = await owner.SendAsync(HttpMethod.Post, "api/local/users", $$"""{"email":"{{email}}","role":"{{role}}","password":"{{Password}}"}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return await tests.LoginAsync(email);
    }

    private IEnumerable<(string Operation, HttpMethod Method, string Path)> Operations() => _server.Operations
        .Where(operation => operation.Contains(" /api/", StringComparison.Ordinal) && !s_open.Contains(operation))
        .Where(operation => !operation.Contains("/api/local/media/", StringComparison.Ordinal)) // Signed links: whoever has one may use it.
        .Select(operation => operation.Split(' '))
        .Select(parts => (string.Join(' ', parts), new HttpMethod(parts[0]), System.Text.RegularExpressions.Regex.Replace(parts[1], "{[^}]+}", "1").TrimStart('/')));

    private async Task<List<string>> WrongAsync(Person person, Func<string, HttpStatusCode, bool> isRight)
    {
        var wrong = new List<string>();
        foreach (var (operation, method, path) in Operations())
        {
            using var response = await person.SendAsync(method, path, method == HttpMethod.Get ? null : "{}");
            if (!isRight(operation, response.StatusCode))
            {
                wrong.Add($"{operation}: {(int)response.StatusCode}");
            }
        }

        return wrong;
    }

    [Fact]
    public async Task WithoutALogin_NothingOfThePageIsServed()
    {
        using var nobody = new Person(_server.BaseUrl);

        Assert.Empty(await WrongAsync(nobody, (operation, status) => status == HttpStatusCode.Unauthorized));
        using var page = await nobody.SendAsync(HttpMethod.Get, "login");
        Assert.Contains("<form method=\"post\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_ReadsEverything_AndChangesNothing()
    {
        using var owner = await LoginAsync();
        using var viewer = await AddAsync(owner, this, "viewer@example.com", "VIEWER");

        Assert.Empty(await WrongAsync(viewer, (operation, status) => (operation.StartsWith("GET ", StringComparison.Ordinal) || operation.EndsWith("/preview", StringComparison.Ordinal) || operation.EndsWith("/mcp/", StringComparison.Ordinal)) && !NeedsOwner(operation)
            ? status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500
            : status == HttpStatusCode.Forbidden));
        using var scored = await viewer.SendAsync(HttpMethod.Post, "api/public/scores", """{"name":"n","value":1,"traceId":"t"}""");
        Assert.Equal(HttpStatusCode.Forbidden, scored.StatusCode);
    }

    [Fact]
    public async Task Member_ChangesData_AndNoSettings()
    {
        using var owner = await LoginAsync();
        using var member = await AddAsync(owner, this, "member@example.com", "MEMBER");

        Assert.Empty(await WrongAsync(member, (operation, status) => NeedsOwner(operation)
            ? status == HttpStatusCode.Forbidden
            : status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500));
    }

    [Fact]
    public async Task Owner_MayDoEverything()
    {
        using var owner = await LoginAsync();

        Assert.Empty(await WrongAsync(owner, (_, status) => status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500));
    }

    [Fact]
    public async Task RoleInAProject_GoesBeforeThatInTheOrganisation_AndOtherProjectsAreClosed()
    {
        using var owner = await LoginAsync();
        using var made = await owner.SendAsync(HttpMethod.Post, "api/public/projects", """{"name":"second","retention":0}""");
        var second = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!;
        using var guest = await AddAsync(owner, this, "guest@example.com", "VIEWER");
        using var raised = await owner.SendAsync(HttpMethod.Put, $"api/public/projects/{second}/memberships", $$"""{"userId":"{{guest.UserId}}","role":"MEMBER"}""");
        using var removed = await owner.SendAsync(HttpMethod.Delete, "api/public/organizations/memberships", $$"""{"userId":"{{guest.UserId}}"}""");
        Assert.True(raised.IsSuccessStatusCode && removed.IsSuccessStatusCode);
        await guest.ReadSessionAsync();

        using var own = await guest.SendAsync(HttpMethod.Post, "api/public/v2/prompts", """{"name":"p","prompt":"x"}""", second);
        using var foreign = await guest.SendAsync(HttpMethod.Get, "api/public/v2/prompts", null, "local");
        using var listed = await owner.SendAsync(HttpMethod.Get, "api/public/v2/prompts", null, "local");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden), (own.StatusCode, foreign.StatusCode));
        Assert.Equal(0, (int)JsonNode.Parse(await listed.Content.ReadAsStringAsync())!["meta"]!["totalItems"]!);
        Assert.Equal(("second", "MEMBER"), ((string)guest.Session["projects"]![0]!["name"]!, (string)guest.Session["projects"]![0]!["role"]!));
    }

    [Fact]
    public async Task Cookie_IsOutOfReachOfScriptsAndOtherSites_AndEndsWithTheLogout()
    {
        using var owner = await LoginAsync();

        Assert.Contains("httponly", owner.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", owner.SetCookie, StringComparison.OrdinalIgnoreCase);
        var cookie = owner.Cookies;
        using var without = await owner.SendAsync(HttpMethod.Post, "api/public/v2/prompts", """{"name":"p","prompt":"x"}""", csrf: "");
        using var out1 = await owner.SendAsync(HttpMethod.Post, "api/local/logout");
        using var thief = new Person(_server.BaseUrl) { Cookies = cookie };
        using var after = await thief.SendAsync(HttpMethod.Get, "api/local/counts");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (without.StatusCode, out1.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Connection_OfALoggedInPerson_ShowsNoSecretKey()
    {
        using var owner = await LoginAsync();
        using var answer = await owner.SendAsync(HttpMethod.Get, "api/local/connection");
        var connection = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Null(connection["secretKey"]);
        Assert.Equal((string)owner.Session["csrfToken"]!, (string?)connection["csrfToken"]);
    }

    [Fact]
    public async Task Password_ThatIsChanged_EndsOtherSessions()
    {
        using var here = await LoginAsync();
        using var there = await LoginAsync();

        using var wrong = await here.SendAsync(HttpMethod.Post, "api/local/password", """{"current":"no","new":"something longer"}""");
        using var weak = await here.SendAsync(HttpMethod.Post, "api/local/password", $$"""{"current":"{{Password}}","new":"short"}""");
        using var right = await here.SendAsync(HttpMethod.Post, "api/local/password", $$"""{"current":"{{Password}}","new":"something longer"}""");
        using var ended = await there.SendAsync(HttpMethod.Get, "api/local/counts");
        using var goesOn = await here.SendAsync(HttpMethod.Get, "api/local/counts");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NoContent), (wrong.StatusCode, weak.StatusCode, right.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (ended.StatusCode, goesOn.StatusCode));
        using var again = await LoginAsync(password: "something longer");
    }

    [Fact]
    public async Task Guessing_EndsWith429_AndTheTimeToWait()
    {
        using var guesser = new Person(_server.BaseUrl);
        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt < 11; attempt++)
        {
            last?.Dispose();
            last = await guesser.SendAsync(HttpMethod.Post, "api/local/login", """{"email":"owner@example.com","password":"guess"}""");
        }

        using (last)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
            Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);
        }
    }

    [Fact]
    public async Task Form_LogsInWithoutAScript()
    {
        using var person = new Person(_server.BaseUrl);
        using var wrong = await person.PostFormAsync("login", ("email", "owner@example.com"), ("password", "<b>"));
        using var right = await person.PostFormAsync("login", ("email", "owner@example.com"), ("password", Password));
        using var after = await person.SendAsync(HttpMethod.Get, "api/local/counts");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.SeeOther, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode, after.StatusCode));
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstUser_GetsAPasswordThatIsShownOnce()
    {
        using var folder = new TemporaryFolder();
        var options = new LangfuseLocalServerOptions { RequireLogin = true, DatabasePath = folder.File("t.db") };
        string first;
        await using (var server = await LangfuseLocalServer.StartAsync(options))
        {
            first = server.FirstUserPassword!;
        }

        await using var again = await LangfuseLocalServer.StartAsync(options);
        using var person = new Person(again.BaseUrl);
        using var login = await person.SendAsync(HttpMethod.Post, "api/local/login", $$"""{"email":"admin@localhost","password":"{{first}}"}""");

        Assert.Null(again.FirstUserPassword);
        Assert.True(login.IsSuccessStatusCode);
        Assert.DoesNotContain(first, await File.ReadAllTextAsync(folder.File("t.db"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", "sk-lf-local", null, "a secret of your own")]
    [InlineData("0.0.0.0", "sk-lf-mine", false, "leave RequireLogin on")]
    [InlineData("example.com", "sk-lf-mine", null, "Use an address of this machine")]
    public async Task ServerForOtherMachines_WithoutProtection_DoesNotStart(string host, string secret, bool? login, string named)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => LangfuseLocalServer.StartAsync(new() { Host = host, SecretKey = secret, RequireLogin = login }));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerForOtherMachines_AsksForALogin_AndKnowsItsNames()
    {
        await using var server = await LangfuseLocalServer.StartAsync(new() { Host = "0.0.0.0", SecretKey = "sk-lf-mine" });
        using var client = new ServerClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/local/counts");
        request.Headers.Host = "langfuse.team.example";
        client.Authorize(null);
        using var asked = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.NotNull(server.FirstUserPassword);
        Assert.Equal("127.0.0.1", server.BaseUrl.Host);
    }

    [Fact]
    public async Task RateLimit_AnswersAsLangfuseDoes()
    {
        await using var server = await LangfuseLocalServer.StartAsync(new() { RequestsPerMinute = 3 });
        using var client = new ServerClient(server);
        for (var request = 0; request < 3; request++)
        {
            await client.GetAsync("api/public/projects");
        }

        using var refused = await client.TryGetAsync("api/public/projects");
        using var coded = await client.TryGetAsync("api/public/unstable/dashboards");
        using var unknown = new ServerClient(server.BaseUrl, "pk", "other");
        using var separate = await unknown.TryGetAsync("api/public/projects");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized), (refused.StatusCode, separate.StatusCode));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(("3", "0"), (refused.Headers.GetValues("X-RateLimit-Limit").Single(), refused.Headers.GetValues("X-RateLimit-Remaining").Single()));
        Assert.Equal("rate_limited", (string?)JsonNode.Parse(await coded.Content.ReadAsStringAsync())!["code"]);
    }

    [Fact]
    public async Task FeedbackOrigin_MayScore_AndReadNothing()
    {
        var options = new LangfuseLocalServerOptions();
        options.FeedbackOrigins.Add("https://shop.example.com");
        await using var server = await LangfuseLocalServer.StartAsync(options);
        using var client = new ServerClient(server);
        client.Headers.Add("Origin", "https://shop.example.com");
        client.Authorize("Bearer", server.PublicKey);

        using var scored = await client.PostAsync("api/public/scores", """{"name":"n","value":1,"traceId":"t"}""");
        using var read = await client.TryGetAsync("api/public/traces");

        Assert.Equal(("https://shop.example.com", HttpStatusCode.Forbidden), (scored.Headers.GetValues("Access-Control-Allow-Origin").Single(), read.StatusCode));
    }

    private static bool NeedsOwner(string operation) =>
        operation.Contains("/organizations/", StringComparison.Ordinal) || operation is "POST /api/local/organization/apiKeys" or "POST /api/local/users"
        || (operation.Contains("/api/public/projects", StringComparison.Ordinal) && operation != "GET /api/public/projects")
        || operation.Contains("/api/local/settings", StringComparison.Ordinal);

    /// <summary>A browser: it keeps cookies and sends the token of the page.</summary>
    internal sealed class Person(Uri server) : IDisposable
    {
        private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };

        public string Cookies { get; set; } = "";

        public string SetCookie { get; private set; } = "";

        public JsonNode Session { get; private set; } = new JsonObject();

        public string UserId => (string)Session["user"]!["id"]!;

        public async Task ReadSessionAsync()
        {
            using var answer = await SendAsync(HttpMethod.Get, "api/local/session");
            Session = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }

        public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string? project = null, string? csrf = null) => SendAsync(new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "x-csrf-token", csrf ?? (string?)Session["csrfToken"] ?? "" }, { "x-langfuse-project-id", project ?? "" } },
        });

        public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) => SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

        public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            if (Cookies.Length > 0)
            {
                request.Headers.Add("Cookie", Cookies);
            }

            var response = await _http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                SetCookie = string.Join("; ", set);
                Cookies = string.Join("; ", set.Select(cookie => cookie.Split(';')[0]).Where(cookie => !cookie.EndsWith('=')));
            }

            return response;
        }

        public void Dispose() => _http.Dispose();
    }
}
