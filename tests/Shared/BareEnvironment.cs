using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Tests.Shared;

/// <summary>Takes away what the developer or the CI system has set for programs that record: tests, and the programs they start, say it themselves.</summary>
internal static class BareEnvironment
{
    private static readonly string[] s_releases =
    [
        "RENDER_GIT_COMMIT", "CI_COMMIT_SHA", "CIRCLE_SHA1", "SOURCE_VERSION", "TRAVIS_COMMIT", "GIT_COMMIT", "GITHUB_SHA", "BITBUCKET_COMMIT",
        "BUILD_SOURCEVERSION", "DRONE_COMMIT_SHA", "VERCEL_GIT_COMMIT_SHA", "NETLIFY_COMMIT_REF", "HEROKU_SLUG_COMMIT",
    ];

    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsForPrograms))
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private static bool IsForPrograms(string name) =>
        (name.StartsWith("LANGFUSE_", StringComparison.Ordinal) && name != "LANGFUSE_SCREENSHOTS")
        || name.StartsWith("OTEL_", StringComparison.Ordinal) || s_releases.Contains(name);
}
