namespace Langfuse.Observe.Recording.Masking;

/// <summary>What the keys of well-known services look like. The tests hold an example of each.</summary>
internal static class KeyFormats
{
    /// <summary>No letter or digit before, or one that belongs to an escape of JSON, a programming language or an address.</summary>
    public const string Start = @"(?:(?<![A-Za-z0-9])|(?<=\\[abfnrtv])|(?<=\\u[0-9A-Fa-f]{4})|(?<=\\x[0-9A-Fa-f]{2})|(?<=%[0-9A-Fa-f]{2}))";

    /// <summary>Behind a prefix: a UUID, or a run of 16 letters and digits with a digit among them, so that words with hyphens are none.</summary>
    private const string Random = @"(?=[A-Za-z0-9_-]{0,200}?(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-|(?=[A-Za-z]{0,15}[0-9])[A-Za-z0-9]{16}))[A-Za-z0-9_-]{16,}";

    private const string Uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    public const string PrivateKeys =
        @"-----BEGIN[A-Z0-9 ]*\s(?:PRIVATE\sKEY(?:\sBLOCK)?|PGP\sMESSAGE)-----[\s\S]*?(?:-----END[A-Z0-9 ]*\s(?:PRIVATE\sKEY(?:\sBLOCK)?|PGP\sMESSAGE)-----|$)";

    public const string JsonWebTokens = "eyJ[A-Za-z0-9_-]{8,}" + @"\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}";

    /// <summary>OpenAI, Anthropic, Langfuse, OpenRouter, DeepSeek, Stripe and the many that do as they do.</summary>
    /// <remarks>A server of one's own can be given any text behind <c>sk-lf-</c>; the random part of Stripe's keys need not have a digit.</remarks>
    public const string PrefixedBySk =
        "(?:sk|pk|rk)[-_]lf[-_]" + Uuid + "|(?:sk|pk)-lf-[A-Za-z0-9_-]{6,}|(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|(?:sk|pk|rk)[-_]" + Random;

    public const string Models =
        "gsk_[A-Za-z0-9]{32,}|xai-[A-Za-z0-9]{40,}|pplx-[A-Za-z0-9]{32,}|r8_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{30,}|api_org_[A-Za-z0-9]{30,}"
        + "|nvapi-[A-Za-z0-9_-]{40,}|pcsk_[A-Za-z0-9_]{40,}|tvly-[A-Za-z0-9-]{24,}|lsv2_(?:pt|sk)_[A-Za-z0-9_]{32,}|tgp_v1_[A-Za-z0-9_-]{32,}";

    public const string Code =
        "gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{22,}|gl(?:pat|ptt|dt|rt|cbt|soat|ft|oas|imt|agent|ffct)-[A-Za-z0-9_-]{20,}"
        + "|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{40,}|oy2[a-z0-9]{43}|dckr_pat_[A-Za-z0-9_-]{20,}";

    public const string Clouds =
        "(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Za-z])|(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9/+=]{50,}|AIza[0-9A-Za-z_-]{30,}|ya29" + @"\.[0-9A-Za-z_-]{20,}"
        + "|GOCSPX-[0-9A-Za-z_-]{20,}|1//0[0-9A-Za-z_-]{20,}|[A-Za-z0-9]{40,60}JQQJ99[A-Za-z0-9]{20,30}|dop_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}|sbp_[a-f0-9]{40}"
        + @"|hvs\.[A-Za-z0-9_-]{20,}|AGE-SECRET-KEY-1[0-9A-Z]{50,}";

    public const string Services =
        @"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|xoxe\.xox[bp]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}"
        + @"|https://hooks\.slack\.com/services/[A-Za-z0-9/]{20,}|whsec_[A-Za-z0-9+/=]{24,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|\d{8,10}:AA[A-Za-z0-9_-]{33}"
        + "|SK[0-9a-f]{32}|lin_api_[A-Za-z0-9]{32,}|ntn_[A-Za-z0-9]{40,}|PMAK-[A-Za-z0-9-]{40,}|glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/=]{32,}|ATATT3[A-Za-z0-9_=-]{20,}|pat-[a-z]{2,3}\\d-" + Uuid + "|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,}|key-[0-9a-f]{32}";

    /// <summary>Secrets that only their name gives away.</summary>
    public const string Named =
        @"(?<keep>(?i:secret_?access_?key|aws_?secret_?key|aws_?session_?token|account_?key)[""'\\]{0,3}\s{0,3}[:=]{1,2}>?\s{0,3}[""'\\]{0,3})[A-Za-z0-9/+]{40,}={0,2}";

    public const string All = Named + "|" + PrivateKeys + "|" + Start + "(?:" + PrefixedBySk + "|" + JsonWebTokens + "|" + Models + "|" + Code + "|" + Clouds + "|" + Services + ")";

    /// <summary>Names of properties whose value is a secret of a form that any text may have.</summary>
    public const string SecretProperty = "^(?i:aws_?)?(?i:secret_?access_?key|session_?token)$";
}
