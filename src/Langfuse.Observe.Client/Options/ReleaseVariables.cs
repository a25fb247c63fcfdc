namespace Langfuse.Observe.Options;

/// <summary>Where the release is read from: our own variable, then the commit as CI systems and hosts name it, as the official SDKs do.</summary>
internal static class ReleaseVariables
{
    public static readonly string[] InOrder =
    [
        "LANGFUSE_RELEASE",
        "RENDER_GIT_COMMIT",
        "CI_COMMIT_SHA",
        "CIRCLE_SHA1",
        "SOURCE_VERSION",
        "TRAVIS_COMMIT",
        "GIT_COMMIT",
        "GITHUB_SHA",
        "BITBUCKET_COMMIT",
        "BUILD_SOURCEVERSION",
        "DRONE_COMMIT_SHA",
        "VERCEL_GIT_COMMIT_SHA",
        "NETLIFY_COMMIT_REF",
        "HEROKU_SLUG_COMMIT",
    ];
}
