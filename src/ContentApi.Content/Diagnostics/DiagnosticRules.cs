using static ContentApi.Content.Diagnostics.DiagnosticSeverity;

namespace ContentApi.Content.Diagnostics;

/// <summary>Every rule that a diagnostic can come from. A code, once published, keeps its meaning.</summary>
public static class DiagnosticRules
{
    // 1xxx: the content model (*.graphql)
    public static readonly DiagnosticRule ModelSyntax = new("CA1001", Error, "The content model is not GraphQL SDL");
    public static readonly DiagnosticRule ModelInvalid = new("CA1002", Error, "The content model breaks a rule of the GraphQL type system");
    public static readonly DiagnosticRule ModelMissing = new("CA1003", Error, "There is no content model");
    public static readonly DiagnosticRule ModelReservedName = new("CA1004", Error, "The name belongs to the API");
    public static readonly DiagnosticRule ModelDirectiveMisused = new("CA1005", Error, "A content directive is used where it has no meaning");
    public static readonly DiagnosticRule ModelPathTemplate = new("CA1006", Error, "A path or URL template is faulty");
    public static readonly DiagnosticRule ModelUnsupported = new("CA1007", Error, "A content model cannot declare this");

    // 2xxx: files and Git
    public static readonly DiagnosticRule SymbolicLink = new("CA2001", Warning, "A symbolic link is not followed");
    public static readonly DiagnosticRule Submodule = new("CA2002", Warning, "A submodule is not read");
    public static readonly DiagnosticRule UnsafePath = new("CA2003", Warning, "A path cannot be served");
    public static readonly DiagnosticRule ObjectMissing = new("CA2004", Error, "A partial clone left out a file's object");
    public static readonly DiagnosticRule FileTooLarge = new("CA2005", Error, "A file is too large");
    public static readonly DiagnosticRule InvalidUtf8 = new("CA2006", Error, "A file is not valid UTF-8");
    public static readonly DiagnosticRule SeveralCollections = new("CA2007", Error, "A file belongs to several collections");
    public static readonly DiagnosticRule SingletonMissing = new("CA2008", Warning, "A singleton's file does not exist");
    public static readonly DiagnosticRule UnknownFile = new("CA2009", Warning, "A content file belongs to no collection");
    public static readonly DiagnosticRule ContentRootMissing = new("CA2010", Error, "The commit has no content folder");
    public static readonly DiagnosticRule ObjectUnreadable = new("CA2011", Error, "A file's object cannot be read");
    public static readonly DiagnosticRule FolderNotServed = new("CA2012", Warning, "Nothing in a folder is served");
    public static readonly DiagnosticRule BinaryFile = new("CA2013", Error, "A file is not text");
    public static readonly DiagnosticRule LfsPointer = new("CA2014", Error, "A file is a pointer of Git LFS");

    // 3xxx: syntax of documents
    public static readonly DiagnosticRule YamlSyntax = new("CA3001", Error, "The YAML cannot be read");
    public static readonly DiagnosticRule JsonSyntax = new("CA3002", Error, "The JSON cannot be read");
    public static readonly DiagnosticRule FrontMatterUnclosed = new("CA3003", Error, "The front matter is not closed");
    public static readonly DiagnosticRule DuplicateKey = new("CA3004", Warning, "A key occurs twice");
    public static readonly DiagnosticRule NotAMapping = new("CA3005", Error, "A document must be a mapping of keys to values");
    public static readonly DiagnosticRule DocumentTooComplex = new("CA3006", Error, "A document is nested or expanded beyond a limit");
    public static readonly DiagnosticRule SeveralYamlDocuments = new("CA3007", Warning, "Only the first YAML document of a file is read");
    public static readonly DiagnosticRule UnknownTag = new("CA3008", Warning, "A YAML tag has no meaning here");
    public static readonly DiagnosticRule TextAfterFence = new("CA3009", Warning, "Text follows the fence that closes the front matter");
    public static readonly DiagnosticRule FrontMatterNotYaml = new("CA3010", Error, "The front matter is in a language that is not read");
    public static readonly DiagnosticRule FrontMatterMissed = new("CA3011", Error, "The front matter does not begin on line 1 with exactly ---");
    public static readonly DiagnosticRule MergeConflict = new("CA3012", Error, "A file has both versions of an unfinished merge");
    public static readonly DiagnosticRule TomlSyntax = new("CA3013", Error, "The TOML cannot be read");
    public static readonly DiagnosticRule CsvSyntax = new("CA3014", Error, "The CSV cannot be read");
    public static readonly DiagnosticRule CsvUneven = new("CA3015", Warning, "Columns and keys of CSV do not fit each other");

    // 4xxx: values
    public static readonly DiagnosticRule UnknownKey = new("CA4001", Warning, "The content model has no field for a key");
    public static readonly DiagnosticRule RequiredFieldMissing = new("CA4002", Error, "A required field has no value");
    public static readonly DiagnosticRule WrongType = new("CA4003", Error, "A value has the wrong type");
    public static readonly DiagnosticRule UnknownEnumValue = new("CA4004", Error, "A value is not of the enum");
    public static readonly DiagnosticRule ConstraintBroken = new("CA4005", Error, "A value breaks a constraint");
    public static readonly DiagnosticRule UniqueBroken = new("CA4006", Error, "A value must be unique and is not");
    public static readonly DiagnosticRule BodyWithoutField = new("CA4007", Warning, "The text after the front matter has no field");
    public static readonly DiagnosticRule ComputedFieldGiven = new("CA4008", Warning, "A computed field cannot be given a value");
    public static readonly DiagnosticRule UrlTaken = new("CA4009", Warning, "Two entries have the same URL");
    public static readonly DiagnosticRule FieldGivenTwice = new("CA4010", Warning, "A field has two values");
    public static readonly DiagnosticRule AliasFaulty = new("CA4011", Warning, "An alias is not a path of the site");
    public static readonly DiagnosticRule TreeTooDeep = new("CA4012", Warning, "A tree is deeper than its levels");
    public static readonly DiagnosticRule UrlTooLong = new("CA4013", Warning, "A public path is too long");
    public static readonly DiagnosticRule EmptyItem = new("CA4014", Warning, "An item of a list is empty");
    public static readonly DiagnosticRule TimeCutOff = new("CA4015", Warning, "A date is given with a time");
    public static readonly DiagnosticRule WeekdayWrong = new("CA4016", Warning, "The day of the week of a date is another");
    public static readonly DiagnosticRule UrlWithDots = new("CA4017", Warning, "A public path would have a segment of dots");
    public static readonly DiagnosticRule UrlWithoutDate = new("CA4020", Warning, "A value in a public path is not a date");
    public static readonly DiagnosticRule UrlValueUnusable = new("CA4021", Warning, "A value cannot be part of a public path");

    public static readonly DiagnosticRule ItemNotAMapping = new("CA4025", Error, "An item of a file is not a mapping");
    public static readonly DiagnosticRule ItemKeyTaken = new("CA4026", Error, "Two items of a file have the same key");
    public static readonly DiagnosticRule ItemsMissing = new("CA4027", Warning, "A file has no items where its type reads them");
    public static readonly DiagnosticRule ItemIdsMove = new("CA4028", Warning, "The ids of a file's items are their positions");
    public static readonly DiagnosticRule ItemsNotAList = new("CA4029", Error, "The items of a file are neither a list nor a map");
    public static readonly DiagnosticRule CutByHash = new("CA4030", Warning, "A '#' cuts off an unquoted text");
    public static readonly DiagnosticRule CutByAmpersand = new("CA4031", Warning, "An '&' takes a word off an unquoted text");
    public static readonly DiagnosticRule TreeParentUnknown = new("CA4032", Warning, "An item of a tree names no item as its parent");
    public static readonly DiagnosticRule TreeCircle = new("CA4033", Warning, "An item of a tree is below itself");
    public static readonly DiagnosticRule TreeIdTaken = new("CA4034", Warning, "Two items of a tree have the same id");

    // 5xxx: references
    public static readonly DiagnosticRule DanglingReference = new("CA5001", Warning, "A reference leads nowhere");
    public static readonly DiagnosticRule RequiredReferenceDangles = new("CA5002", Error, "A required reference leads nowhere");
    public static readonly DiagnosticRule AmbiguousReference = new("CA5003", Warning, "A reference could mean several entries");
    public static readonly DiagnosticRule ReferenceToWrongType = new("CA5004", Warning, "A reference leads to an entry of another type");
    public static readonly DiagnosticRule AssetFolderMissing = new("CA5005", Warning, "A folder of assets does not exist");

    // 6xxx: Markdown
    public static readonly DiagnosticRule BrokenLink = new("CA6001", Warning, "A relative link leads nowhere");
    public static readonly DiagnosticRule BrokenImage = new("CA6002", Warning, "A relative image leads nowhere");
    public static readonly DiagnosticRule UnsafeLink = new("CA6003", Warning, "A link's scheme is not allowed");
    public static readonly DiagnosticRule MarkdownTooComplex = new("CA6004", Warning, "Markdown is nested or crowded beyond a limit");

    public static readonly DiagnosticRule TemplateMarkupFound = new("CA6020", Warning, "Markdown has template markup of a site generator");
    public static readonly DiagnosticRule TemplateCommentOpen = new("CA6021", Warning, "A comment of a template does not end");
    public static readonly DiagnosticRule TemplateInAddress = new("CA6022", Warning, "A link's address has template markup");
    public static readonly DiagnosticRule HtmlLeftOut = new("CA6010", Warning, "An HTML element is not allowed");
    public static readonly DiagnosticRule CommentUnclosed = new("CA6011", Warning, "An HTML comment is not closed");
    public static readonly DiagnosticRule ControlCharacter = new("CA6013", Warning, "A text has a control character");
    public static readonly DiagnosticRule FrameLeftOut = new("CA6012", Warning, "An iframe shows a page of a host that is not allowed");

    // 7xxx: redirects
    public static readonly DiagnosticRule RedirectFaulty = new("CA7001", Error, "A redirect cannot be read");
    public static readonly DiagnosticRule RedirectTaken = new("CA7002", Warning, "A redirect's path is taken");
    public static readonly DiagnosticRule RedirectCircle = new("CA7003", Error, "Redirects lead in a circle");
    public static readonly DiagnosticRule RedirectNowhere = new("CA7004", Warning, "A redirect leads nowhere");
    public static readonly DiagnosticRule RedirectUnsupported = new("CA7005", Warning, "A redirect has a form that is not served");

    /// <summary>All rules, sorted by code.</summary>
    public static readonly IReadOnlyList<DiagnosticRule> All =
    [
        .. typeof(DiagnosticRules).GetFields().Where(field => field.FieldType == typeof(DiagnosticRule))
            .Select(field => (DiagnosticRule)field.GetValue(null)!).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];
}
